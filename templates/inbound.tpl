{{%AUTOESCAPE context="HTML"}}
{{! Inbound Referrals: the programs that the viewer works for, each with its count of Not updated.
markers:
  not_updated_all   text: the sum, "99+" when more; empty when 0, and when not all programs stand here
  next_url          text: the next page; empty: none
  program           section, once a program, else no_program:
    public_id, name, organization_name
    not_updated     text: the count, "99+" from 100 on; "0" when none
    has_not_updated, no_has_not_updated   sections }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#t}}Inbound Referrals{{/t}}</title>
{{>head}}
<main id="main">
<h1>{{#t}}Inbound Referrals{{/t}}</h1>
{{#not_updated_all}}<p class="lead">{{#t}}Not updated: {{not_updated_all}}{{/t}}</p>{{/not_updated_all}}
{{#no_program}}
<div class="empty">
	<p>{{#t}}Here you will see the people who were referred to your programs. The people who run {{site_name}} can add you to a
		program.{{/t}}</p>
	<p><a class="button" href="{{base}}/programs">{{#t}}Find my program{{/t}}</a></p>
</div>
{{/no_program}}
<ul class="cards">
{{#program}}
<li class="card" data-program="{{public_id}}">
	<div class="top">
		<h2><a href="{{base}}/inbound/{{public_id}}" dir="auto">{{name}}</a></h2>
		{{#has_not_updated}}<p class="status in_progress"><span class="mark" aria-hidden="true">◔</span>{{#tn not_updated}}<span
			data-count="not_updated">{{not_updated}}</span> not updated{{|}}<span data-count="not_updated">{{not_updated}}</span> not
			updated{{/tn}}</p>{{/has_not_updated}}
		{{#no_has_not_updated}}<p class="quiet">{{#tn not_updated}}<span data-count="not_updated">{{not_updated}}</span> not updated{{|}}<span
			data-count="not_updated">{{not_updated}}</span> not updated{{/tn}}</p>{{/no_has_not_updated}}
	</div>
	{{#organization_name}}<p class="quiet"><bdi>{{organization_name}}</bdi></p>{{/organization_name}}
</li>
{{/program}}
</ul>
{{#next_url}}<p class="pager"><a class="button secondary" href="{{next_url}}">{{#t}}More programs{{/t}}</a></p>{{/next_url}}
</main>
{{>foot}}
