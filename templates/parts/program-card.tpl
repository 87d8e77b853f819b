{{%AUTOESCAPE context="HTML"}}
{{! One program in a list of results.
markers:
  program, name, organization_name, summary   text; thread: the person who travels along, behind the link
  capacity          text: open, wait_list or closed
  was_asked         section: the referral that the next one is to follow went to it
  call_number       text: as listed; empty: none is listed. call_dial: E.164, empty if it is not certain; call_extension
  ticks             section: it can be ticked for a form of several programs; thread_name: text, for whom; or no_thread_name
  answer_days       number to count by, where the form leads to them; empty: not said
  program_opening   include: parts/program-opening
  program_facts     include: parts/program-facts
  program_button    include: parts/program-button }}
<li class="card" data-program="{{program}}"{{#capacity}} data-capacity="{{capacity}}"{{/capacity}}>
	<div class="who">
	<h3><a href="{{base}}/programs/{{program}}{{thread}}" id="{{program}}" dir="auto">{{name}}</a></h3>
	{{#organization_name}}<p class="quiet"><bdi>{{organization_name}}</bdi></p>{{/organization_name}}
	{{#was_asked}}<p class="says">{{#t}}You asked them before{{/t}}</p>{{/was_asked}}
	</div>
	<p class="when">{{>program_opening}}\
		{{#call_number}}{{#call_dial}}<a class="number" href="tel:{{call_dial}}{{#call_extension}};ext={{call_extension}}{{/call_extension}}"
		dir="ltr">{{call_number}}</a>{{/call_dial}}{{#no_call_dial}}<bdi class="number">{{call_number}}</bdi>{{/no_call_dial}}{{/call_number}}</p>
	<div class="what">
	{{#summary}}<p dir="auto">{{summary}}</p>{{/summary}}
	{{>program_facts}}
	{{#answer_days}}<p class="quiet">{{#tn answer_days}}They usually answer within 1 day{{|}}They usually answer within {{answer_days}} days{{/tn}}</p>
	{{/answer_days}}
	</div>
	{{>program_button}}
	{{#ticks}}<p class="together"><label class="tick"><input type="checkbox" name="program" value="{{program}}" form="several"><span>\
	{{#thread_name}}{{#t}}Add<span class="visually-hidden"> {{name}}</span> to {{thread_name}}’s form{{/t}}{{/thread_name}}\
	{{#no_thread_name}}{{#t}}Ask<span class="visually-hidden"> {{name}}</span> together with others{{/t}}{{/no_thread_name}}</span></label></p>{{/ticks}}
</li>
