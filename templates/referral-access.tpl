{{%AUTOESCAPE context="HTML"}}
{{! The organizations that looked at a referral, for the person whom it is about: no names of people.
markers:
  public_id, program_name   texts
  has_looks         section, or no_has_looks; looks, once a day and side: day_day (text), organization (text, may be empty), by_program (section;
                    or no_by_program: a helper), saved (section; or no_saved): a list that may hold it was saved as a file }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#t}}Who looked: {{program_name}}{{/t}}</title>
{{>head}}
<main id="main" data-referral="{{public_id}}">
<p class="back"><a href="{{base}}/referrals/{{public_id}}"><bdi>{{program_name}}</bdi></a></p>
<h1>{{#t}}Who looked at this{{/t}}</h1>
<p class="lead">{{#t}}Here is who opened this, or your page at a helper. It has the group and the day.{{/t}}</p>
{{#no_has_looks}}<div class="empty"><p>{{#t}}Nobody has looked at it so far.{{/t}}</p></div>{{/no_has_looks}}
{{#has_looks}}<ul class="lines">
{{#looks}}<li><b>{{day_day}}</b> · {{#by_program}}{{#t}}Program{{/t}}{{/by_program}}{{#no_by_program}}{{#t}}Helper{{/t}}{{/no_by_program}}\
	{{#organization}} · <bdi>{{organization}}</bdi>{{/organization}}<br>
	<span class="quiet">{{#saved}}{{#t}}saved a list that may hold your referral as a file{{/t}}{{/saved}}\
	{{#no_saved}}{{#t}}opened it{{/t}}{{/no_saved}}</span></li>
{{/looks}}</ul>{{/has_looks}}
<p class="quiet">{{#t}}Your own visits are not listed, nor is the page behind a link in a message, which shows no phone or e-mail.{{/t}}</p>
</main>
{{>foot}}
