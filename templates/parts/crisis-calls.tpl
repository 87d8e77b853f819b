{{%AUTOESCAPE context="HTML"}}
{{! The numbers of the site's line for emergencies, large, each with its sentence.
markers:
  words             text: a line without a number
  crisis_calls      section, once a number:
    number          text: as it stands in the line
    sentence        text: the sentence around it
    call            number to call, and section
    message         short code that takes texts, and section }}
{{#words}}<p dir="auto">{{words}}</p>{{/words}}
<ul class="calls">
	{{#crisis_calls}}<li>{{#call}}<a href="tel:{{call}}">{{#t}}Call <bdi dir="ltr">{{number}}</bdi>{{/t}}</a>{{/call}}\
{{#message}}<a href="sms:{{message}}">{{#t}}Text <bdi dir="ltr">{{number}}</bdi>{{/t}}</a>{{/message}}
		<span class="quiet" dir="auto">{{sentence}}</span></li>
	{{/crisis_calls}}
</ul>
