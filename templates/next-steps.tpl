{{%AUTOESCAPE context="HTML"}}
{{! Next steps: how to contact a program yourself. This page sends nothing to anybody.
markers:
  program, name, organization_name   text
  thread            text: the person who travels along, behind links; person_bar include: parts/person-bar
  retired           section, with one of unlisted, inactive, defunct; or no_retired
  capacity          text: open, wait_list or closed
  steps             section: paragraph, once each: line; or no_steps
  external_url      text: http or https; way_external section when the button leads there
  external_apply, external_schedule, external_contact, external_refer   sections: what its button says
  way_connect       section: it takes referrals here as well; program_button include
  documents         section: paragraph, once each: line
  program_opening, program_reach, program_contact   includes }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#t}}Next steps: {{name}}{{/t}} · {{site_name}}</title>
{{>head}}
{{>person_bar}}
<main id="main" class="two" data-program="{{program}}"{{#capacity}} data-capacity="{{capacity}}"{{/capacity}}>
<div class="head">
<p class="back"><a href="{{base}}/programs/{{program}}{{thread}}">{{#t}}Back to the program{{/t}}</a></p>
<h1>{{#t}}Next steps for {{name}}{{/t}}</h1>
{{#organization_name}}<p class="quiet">{{#t}}A program of {{organization_name}}{{/t}}</p>{{/organization_name}}
{{#retired}}
<div class="notice action">
	{{#unlisted}}<h2>{{#t}}This program is no longer listed{{/t}}</h2>
	<p>{{#t}}It may have closed or changed its name. Please look for another one.{{/t}}</p>{{/unlisted}}
	{{#inactive}}<h2>{{#t}}This program is not running now{{/t}}</h2>
	<p>{{#t}}It takes no referrals. Please look for another one.{{/t}}</p>{{/inactive}}
	{{#defunct}}<h2>{{#t}}This program no longer exists{{/t}}</h2>
	<p>{{#t}}Please look for another one.{{/t}}</p>{{/defunct}}
	<p><a href="{{base}}/programs{{thread}}">{{#t}}Find other programs{{/t}}</a></p>
</div>
{{/retired}}
{{#no_retired}}
{{#no_way_connect}}
<div class="notice">
	<p>{{#t}}We have not told {{name}} anything. You contact them yourself, like this:{{/t}}</p>
</div>
{{/no_way_connect}}
{{#way_connect}}<p class="lead">{{#t}}You can refer yourself or someone else from here. Or contact them yourself.{{/t}}</p>{{/way_connect}}
{{/no_retired}}
</div>
{{#no_retired}}
<div class="side">
<section class="sheet" aria-label="{{#t}}Reach them{{/t}}">
<p class="when">{{>program_opening}}</p>
{{>program_button}}
{{#way_external}}
<p class="acts"><a class="button" href="{{external_url}}" rel="noopener noreferrer"{{#frame}} target="_blank"{{/frame}}>\
	{{#external_apply}}{{#t}}Go to their site to apply{{/t}}{{/external_apply}}\
	{{#external_schedule}}{{#t}}Go to their site to schedule{{/t}}{{/external_schedule}}\
	{{#external_contact}}{{#t}}Go to their site to contact them{{/t}}{{/external_contact}}\
	{{#external_refer}}{{#t}}Go to their site to refer{{/t}}{{/external_refer}}</a></p>
<p class="quiet"><span dir="ltr">{{external_url}}</span></p>
<p class="quiet">{{#t}}Their site is not part of this one. What you type there goes to them, not to us.{{/t}}</p>
{{/way_external}}
{{>program_reach}}
</section>
</div>
<div class="story">
{{#steps}}<div class="sheet">{{#paragraph}}<p dir="auto">{{line}}</p>{{/paragraph}}</div>{{/steps}}
{{#no_steps}}{{#no_way_external}}<p class="sheet">{{#t}}Call, write or go there. Say what you need, and ask what to bring.{{/t}}</p>\
{{/no_way_external}}{{/no_steps}}
{{#documents}}<h2>{{#t}}What to bring{{/t}}</h2><div class="sheet">{{#paragraph}}<p dir="auto">{{line}}</p>{{/paragraph}}</div>{{/documents}}
{{>program_contact}}
{{#no_way_connect}}
<h2>{{#t}}Keep track of it here{{/t}}</h2>
<p>{{#t}}You can log this referral, for yourself or for someone you are helping. We do not tell {{name}}. You sign in for this, and later
	note here what became of it.{{/t}}</p>
<p><a class="button secondary" href="{{top}}/log-referral/{{program}}{{thread}}"{{#frame}} target="_blank"{{/frame}}>{{#t}}Log this referral{{/t}}</a></p>
{{/no_way_connect}}
</div>
{{/no_retired}}
</main>
{{>foot}}
