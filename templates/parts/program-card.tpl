{{%AUTOESCAPE context="HTML"}}
{{! One program in a list of results.
markers:
  program, name, organization_name, summary   text; thread: the person who travels along, behind the link
  capacity          text: open, wait_list or closed
  program_facts     include: parts/program-facts
  program_button    include: parts/program-button }}
<li class="card" data-program="{{program}}"{{#capacity}} data-capacity="{{capacity}}"{{/capacity}}>
	<h3><a href="{{base}}/programs/{{program}}{{thread}}" id="{{program}}" dir="auto">{{name}}</a></h3>
	{{#organization_name}}<p class="quiet"><bdi>{{organization_name}}</bdi></p>{{/organization_name}}
	{{#summary}}<p dir="auto">{{summary}}</p>{{/summary}}
	{{>program_facts}}
	{{>program_button}}
</li>
