{{%AUTOESCAPE context="HTML"}}
{{! The head of each page of a program's questions: what people see, what would be published, and trying it out.
markers:
  program_public_id, program_name   texts
  number            number of the version that people see; 0: none
  published_at      a day
  next_number       number of the next version
  asks              section: the draft has questions; or no_asks
  may_publish       section: the draft differs from what people see; or no_may_publish
  seen              number: the version of the draft, for the hidden field
  publishes         section: the button is on this page; or no_publishes: a link leads to its page, because words that are not saved yet
                    would be lost here
  publish_hidden    include: parts/form-hidden, for POST /manage/{program}/screener/publish }}
<div class="head">
<p class="back"><a href="{{base}}/manage/{{program_public_id}}">{{#t}}{{program_name}}: settings{{/t}}</a></p>
<div class="top">
<div><h1>{{#t}}Questions before sending{{/t}}</h1>
<p class="quiet">{{#number}}{{#no_may_publish}}{{#t}}People see version {{number}}, published on {{published_at_day}}.{{/t}}{{/no_may_publish}}\
	{{#may_publish}}{{#t}}This is a draft. People see version {{number}} until you publish this one.{{/t}}{{/may_publish}}{{/number}}\
	{{#no_number}}{{#t}}People are asked nothing until you publish.{{/t}}{{/no_number}}</p></div>
<div class="acts">
{{#asks}}<a class="button secondary" href="{{base}}/manage/{{program_public_id}}/screener/preview">{{#t}}Try it out{{/t}}</a>{{/asks}}
{{#may_publish}}{{#publishes}}<form method="post" action="{{base}}/manage/{{program_public_id}}/screener/publish">{{>publish_hidden}}<input
	type="hidden" name="seen" value="{{seen}}"><button>{{#asks}}{{#t}}Publish version {{next_number}}{{/t}}{{/asks}}\
	{{#no_asks}}{{#t}}Publish: ask nothing{{/t}}{{/no_asks}}</button></form>{{/publishes}}
{{#no_publishes}}<a class="button" href="{{base}}/manage/{{program_public_id}}/screener/publish">\
	{{#asks}}{{#t}}Publish version {{next_number}}{{/t}}{{/asks}}{{#no_asks}}{{#t}}Publish: ask nothing{{/t}}{{/no_asks}}</a>{{/no_publishes}}
{{/may_publish}}</div>
</div>
</div>
