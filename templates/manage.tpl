{{%AUTOESCAPE context="HTML"}}
{{! The programs that the viewer works for, to choose one whose settings to see.
markers:
  has_programs      section, or no_has_programs; program, once each: program_public_id, program_name, organization_name (texts)
  more_programs_url text: further programs; empty: none }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#t}}Settings of my programs{{/t}}</title>
{{>head}}
<main id="main">
<p class="back"><a href="{{base}}/inbound">{{#t}}Inbound Referrals{{/t}}</a></p>
<h1>{{#t}}Settings of my programs{{/t}}</h1>
{{#no_has_programs}}<div class="empty"><p>{{#t}}You work for no program here yet. Look for yours, and choose “Is this your
	program?” on its page. Or ask your colleagues to invite you.{{/t}}</p>
	<p><a class="button" href="{{base}}/programs">{{#t}}Find your program{{/t}}</a></p></div>{{/no_has_programs}}
{{#has_programs}}<ul class="cards">
{{#program}}<li class="card" data-program="{{program_public_id}}">
	<h2><a href="{{base}}/manage/{{program_public_id}}" dir="auto">{{program_name}}</a></h2>
	{{#organization_name}}<p class="quiet"><bdi>{{organization_name}}</bdi></p>{{/organization_name}}
</li>
{{/program}}
</ul>{{/has_programs}}
{{#more_programs_url}}<p class="pager"><a class="button secondary" href="{{more_programs_url}}">{{#t}}More programs{{/t}}</a></p>{{/more_programs_url}}
</main>
{{>foot}}
