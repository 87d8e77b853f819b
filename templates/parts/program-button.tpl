{{%AUTOESCAPE context="HTML"}}
{{! The one button of a program: its link follows from the program's way, its words from its verb.
markers:
  program, name     text: public id, name; thread: the person who travels along, behind the link
  thread_name       text: the first name of that person
  answer_days       text: a number, where the button says how soon they answer
  one section of    connect_person, connect_ask (somebody who asks for themselves), connect_apply, connect_schedule,
                    connect_contact, connect_refer (the Connect form),
                    external_apply, external_schedule, external_contact, external_refer, next_steps }}
<p class="acts">
	{{#connect_ask}}<a class="button connect" href="{{base}}/connect/{{program}}{{thread}}"><span>{{#t}}Ask for help here<span
		class="visually-hidden">: {{name}}</span>{{/t}}</span>{{#answer_days}}<small>{{#tn answer_days}}They usually answer within 1
		day{{|}}They usually answer within {{answer_days}} days{{/tn}}</small>{{/answer_days}}</a>{{/connect_ask}}
	{{#connect_person}}<a class="button connect" href="{{base}}/connect/{{program}}{{thread}}"><span>{{#t}}Refer {{thread_name}}<span
		class="visually-hidden"> to {{name}}</span>{{/t}}</span></a>{{/connect_person}}
	{{#connect_apply}}<a class="button connect" href="{{base}}/connect/{{program}}{{thread}}"><span>{{#t}}Apply here<span class="visually-hidden">:
		{{name}}</span>{{/t}}</span></a>{{/connect_apply}}
	{{#connect_schedule}}<a class="button connect" href="{{base}}/connect/{{program}}{{thread}}"><span>{{#t}}Schedule a time<span
		class="visually-hidden"> with {{name}}</span>{{/t}}</span></a>{{/connect_schedule}}
	{{#connect_contact}}<a class="button connect" href="{{base}}/connect/{{program}}{{thread}}"><span>{{#t}}Contact this program<span
		class="visually-hidden">: {{name}}</span>{{/t}}</span></a>{{/connect_contact}}
	{{#connect_refer}}<a class="button connect" href="{{base}}/connect/{{program}}{{thread}}"><span>{{#t}}Refer to this program<span
		class="visually-hidden">: {{name}}</span>{{/t}}</span></a>{{/connect_refer}}
	{{#external_apply}}<a class="button connect secondary" href="{{base}}/programs/{{program}}/next-steps{{thread}}"><span>{{#t}}Apply on their site<span
		class="visually-hidden">: {{name}}</span>{{/t}}</span></a>{{/external_apply}}
	{{#external_schedule}}<a class="button connect secondary" href="{{base}}/programs/{{program}}/next-steps{{thread}}"><span>{{#t}}Schedule on their
		site<span class="visually-hidden">: {{name}}</span>{{/t}}</span></a>{{/external_schedule}}
	{{#external_contact}}<a class="button connect secondary" href="{{base}}/programs/{{program}}/next-steps{{thread}}"><span>{{#t}}Contact them on their
		site<span class="visually-hidden">: {{name}}</span>{{/t}}</span></a>{{/external_contact}}
	{{#external_refer}}<a class="button connect secondary" href="{{base}}/programs/{{program}}/next-steps{{thread}}"><span>{{#t}}Refer on their site<span
		class="visually-hidden">: {{name}}</span>{{/t}}</span></a>{{/external_refer}}
	{{#next_steps}}<a class="button connect secondary" href="{{base}}/programs/{{program}}/next-steps{{thread}}"><span>{{#t}}See next steps<span
		class="visually-hidden"> for {{name}}</span>{{/t}}</span></a>{{/next_steps}}
</p>
