{{%AUTOESCAPE context="HTML"}}
{{! A program: everything we know about it, and its one button.
markers:
  program, name, alternate_name, organization_name, alert   text
  retired           section, with one of unlisted, inactive, defunct; or no_retired
  capacity          text: open, wait_list or closed
  description, eligibility, fees, documents, areas, wait_time, interpretation, languages_note, application_process
                    sections: paragraph, once each: line
  program_facts, program_button, program_contact   includes }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{name}} · {{site_name}}</title>
{{>head}}
<main id="main">
<p class="back"><a href="{{base}}/programs">{{#t}}Find other programs{{/t}}</a></p>
<article data-program="{{program}}"{{#capacity}} data-capacity="{{capacity}}"{{/capacity}}>
<h1><bdi>{{name}}</bdi></h1>
{{#alternate_name}}<p class="quiet">{{#t}}Also called {{alternate_name}}{{/t}}</p>{{/alternate_name}}
{{#organization_name}}<p class="quiet">{{#t}}A program of {{organization_name}}{{/t}}</p>{{/organization_name}}
{{#retired}}
<div class="notice action">
	{{#unlisted}}<h2>{{#t}}This program is no longer listed{{/t}}</h2>
	<p>{{#t}}It may have closed or changed its name. Please look for another one.{{/t}}</p>{{/unlisted}}
	{{#inactive}}<h2>{{#t}}This program is not running now{{/t}}</h2>
	<p>{{#t}}It takes no referrals. Please look for another one.{{/t}}</p>{{/inactive}}
	{{#defunct}}<h2>{{#t}}This program no longer exists{{/t}}</h2>
	<p>{{#t}}Please look for another one.{{/t}}</p>{{/defunct}}
</div>
{{/retired}}
{{#no_retired}}
{{#alert}}<div class="notice action"><p dir="auto">{{alert}}</p></div>{{/alert}}
{{>program_facts}}
{{#description}}{{#paragraph}}<p dir="auto">{{line}}</p>{{/paragraph}}{{/description}}
{{>program_button}}
{{#has_details}}
<h2>{{#t}}Good to know{{/t}}</h2>
<dl class="details">
	{{#eligibility}}<dt>{{#t}}Who can get this{{/t}}</dt><dd>{{#paragraph}}<div dir="auto">{{line}}</div>{{/paragraph}}</dd>{{/eligibility}}
	{{#application_process}}<dt>{{#t}}How to get it{{/t}}</dt><dd>{{#paragraph}}<div dir="auto">{{line}}</div>{{/paragraph}}</dd>{{/application_process}}
	{{#documents}}<dt>{{#t}}What to bring{{/t}}</dt><dd>{{#paragraph}}<div dir="auto">{{line}}</div>{{/paragraph}}</dd>{{/documents}}
	{{#fees}}<dt>{{#t}}What it costs{{/t}}</dt><dd>{{#paragraph}}<div dir="auto">{{line}}</div>{{/paragraph}}</dd>{{/fees}}
	{{#areas}}<dt>{{#t}}For people who live in{{/t}}</dt><dd>{{#paragraph}}<div dir="auto">{{line}}</div>{{/paragraph}}</dd>{{/areas}}
	{{#wait_time}}<dt>{{#t}}How long it takes{{/t}}</dt><dd>{{#paragraph}}<div dir="auto">{{line}}</div>{{/paragraph}}</dd>{{/wait_time}}
	{{#languages_note}}<dt>{{#t}}Languages{{/t}}</dt><dd>{{#paragraph}}<div dir="auto">{{line}}</div>{{/paragraph}}</dd>{{/languages_note}}
	{{#interpretation}}<dt>{{#t}}Interpreters{{/t}}</dt><dd>{{#paragraph}}<div dir="auto">{{line}}</div>{{/paragraph}}</dd>{{/interpretation}}
</dl>
{{/has_details}}
{{>program_contact}}
{{/no_retired}}
</article>
</main>
{{>foot}}
