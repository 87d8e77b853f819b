{{%AUTOESCAPE context="HTML"}}
{{! A program: everything we know about it, and its one button.
markers:
  program, name, alternate_name, organization_name, alert   text
  back_url          text: the program's row in the list that the reader left; or section no_back_url
  thread            text: the person who travels along, behind links; person_bar include: parts/person-bar
  retired           section, with one of unlisted, inactive, defunct; or no_retired
  capacity          text: open, wait_list or closed
  description, eligibility, fees, documents, areas, wait_time, interpretation, languages_note, application_process
                    sections: paragraph, once each: line
  has_audience      section: ages, once a range (age_least, age_most; age_between, age_from or age_to), and eligibility
  program_facts, program_button, program_contact   includes }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{name}} · {{site_name}}</title>
{{>head}}
{{>person_bar}}
<main id="main">
<p class="back">{{#back_url}}<a href="{{back_url}}">{{#t}}Back to what you found{{/t}}</a>{{/back_url}}\
	{{#no_back_url}}<a href="{{base}}/programs{{thread}}">{{#t}}Find other programs{{/t}}</a>{{/no_back_url}}</p>
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
	{{#has_audience}}<dt>{{#t}}Who can get this{{/t}}</dt><dd>{{#ages}}<div>{{#age_between}}{{#t}}Ages {{age_least}} to
		{{age_most}}{{/t}}{{/age_between}}{{#age_from}}{{#t}}{{age_least}} and older{{/t}}{{/age_from}}{{#age_to}}{{#t}}Up to
		age {{age_most}}{{/t}}{{/age_to}}</div>{{/ages}}{{#eligibility}}{{#paragraph}}<div dir="auto">{{line}}</div>{{/paragraph}}
		{{/eligibility}}</dd>{{/has_audience}}
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
