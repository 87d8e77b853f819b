{{%AUTOESCAPE context="HTML"}}
{{! The one button of a program: its link follows from the program's way, its words from its verb.
markers:
  program, name     text: public id, name
  one section of    connect_apply, connect_schedule, connect_contact, connect_refer (the Connect form),
                    external_apply, external_schedule, external_contact, external_refer, next_steps }}
<p class="acts">
	{{#connect_apply}}<a class="button connect" href="{{base}}/connect/{{program}}"><span>{{#t}}Apply here<span class="visually-hidden">:
		{{name}}</span>{{/t}}</span></a>{{/connect_apply}}
	{{#connect_schedule}}<a class="button connect" href="{{base}}/connect/{{program}}"><span>{{#t}}Schedule a time<span
		class="visually-hidden"> with {{name}}</span>{{/t}}</span></a>{{/connect_schedule}}
	{{#connect_contact}}<a class="button connect" href="{{base}}/connect/{{program}}"><span>{{#t}}Contact this program<span
		class="visually-hidden">: {{name}}</span>{{/t}}</span></a>{{/connect_contact}}
	{{#connect_refer}}<a class="button connect" href="{{base}}/connect/{{program}}"><span>{{#t}}Refer to this program<span
		class="visually-hidden">: {{name}}</span>{{/t}}</span></a>{{/connect_refer}}
	{{#external_apply}}<a class="button connect secondary" href="{{base}}/programs/{{program}}/next-steps"><span>{{#t}}Apply on their site<span
		class="visually-hidden">: {{name}}</span>{{/t}}</span></a>{{/external_apply}}
	{{#external_schedule}}<a class="button connect secondary" href="{{base}}/programs/{{program}}/next-steps"><span>{{#t}}Schedule on their
		site<span class="visually-hidden">: {{name}}</span>{{/t}}</span></a>{{/external_schedule}}
	{{#external_contact}}<a class="button connect secondary" href="{{base}}/programs/{{program}}/next-steps"><span>{{#t}}Contact them on their
		site<span class="visually-hidden">: {{name}}</span>{{/t}}</span></a>{{/external_contact}}
	{{#external_refer}}<a class="button connect secondary" href="{{base}}/programs/{{program}}/next-steps"><span>{{#t}}Refer on their site<span
		class="visually-hidden">: {{name}}</span>{{/t}}</span></a>{{/external_refer}}
	{{#next_steps}}<a class="button connect secondary" href="{{base}}/programs/{{program}}/next-steps"><span>{{#t}}See next steps<span
		class="visually-hidden"> for {{name}}</span>{{/t}}</span></a>{{/next_steps}}
</p>
