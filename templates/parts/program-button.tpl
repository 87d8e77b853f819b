{{%AUTOESCAPE context="HTML"}}
{{! The one button of a program: where it leads is its way, what it says is its verb.
markers:
  program, name     text: public id, name
  one section of    connect_apply, connect_schedule, connect_contact, connect_refer (the Connect form),
                    external_apply, external_schedule, external_contact, external_refer, next_steps }}
<p class="acts">
	{{#connect_apply}}<a class="button connect" href="/connect/{{program}}">{{#t}}Apply here<span class="visually-hidden">: {{name}}</span>{{/t}}</a>{{/connect_apply}}
	{{#connect_schedule}}<a class="button connect" href="/connect/{{program}}">{{#t}}Schedule a time<span class="visually-hidden"> with {{name}}</span>{{/t}}</a>{{/connect_schedule}}
	{{#connect_contact}}<a class="button connect" href="/connect/{{program}}">{{#t}}Contact this program<span class="visually-hidden">: {{name}}</span>{{/t}}</a>{{/connect_contact}}
	{{#connect_refer}}<a class="button connect" href="/connect/{{program}}">{{#t}}Refer to this program<span class="visually-hidden">: {{name}}</span>{{/t}}</a>{{/connect_refer}}
	{{#external_apply}}<a class="button connect secondary" href="/programs/{{program}}/next-steps">{{#t}}Apply on their site<span class="visually-hidden">: {{name}}</span>{{/t}}</a>{{/external_apply}}
	{{#external_schedule}}<a class="button connect secondary" href="/programs/{{program}}/next-steps">{{#t}}Schedule on their site<span class="visually-hidden">: {{name}}</span>{{/t}}</a>{{/external_schedule}}
	{{#external_contact}}<a class="button connect secondary" href="/programs/{{program}}/next-steps">{{#t}}Contact them on their site<span class="visually-hidden">: {{name}}</span>{{/t}}</a>{{/external_contact}}
	{{#external_refer}}<a class="button connect secondary" href="/programs/{{program}}/next-steps">{{#t}}Refer on their site<span class="visually-hidden">: {{name}}</span>{{/t}}</a>{{/external_refer}}
	{{#next_steps}}<a class="button connect secondary" href="/programs/{{program}}/next-steps">{{#t}}See next steps<span class="visually-hidden"> for {{name}}</span>{{/t}}</a>{{/next_steps}}
</p>
