{{%AUTOESCAPE context="HTML"}}
{{! One program in a list of results.
markers:
  program, name, organization_name, summary   text
  program_facts     include: parts/program-facts
  program_button    include: parts/program-button }}
<li class="card" data-program="{{program}}">
	<h3><a href="/programs/{{program}}">{{name}}</a></h3>
	{{#organization_name}}<p class="quiet">{{organization_name}}</p>{{/organization_name}}
	{{#summary}}<p>{{summary}}</p>{{/summary}}
	{{>program_facts}}
	{{>program_button}}
</li>
