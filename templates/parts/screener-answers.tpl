{{%AUTOESCAPE context="HTML"}}
{{! The answers to the questions of one program so far, folded, each with a way to change it.
markers:
  for_self, for_other   sections; seeker: text, the person's name
  answers           section, once a question: wording (of the program), change_url, answered or no_answered;
                    values: section, once each: is_yes, is_no, or value }}
<details>
<summary>{{#for_self}}{{#t}}Your answers so far{{/t}}{{/for_self}}{{#for_other}}{{#t}}The answers for {{seeker}} so far{{/t}}{{/for_other}}</summary>
<dl class="details">
{{#answers}}<div><dt dir="auto">{{wording}}</dt><dd>{{#values}}{{#is_yes}}<p>{{#t}}Yes{{/t}}</p>{{/is_yes}}{{#is_no}}<p>{{#t}}No{{/t}}</p>{{/is_no}}\
	{{#value}}<p class="typed" dir="auto">{{value:pre_escape}}</p>{{/value}}{{/values}}\
	{{#no_answered}}<p class="quiet">{{#t}}Not answered{{/t}}</p>{{/no_answered}}</dd>
	<dd><a href="{{change_url}}">{{#t}}Change<span class="visually-hidden"> {{wording}}</span>{{/t}}</a></dd></div>
{{/answers}}
</dl>
</details>
