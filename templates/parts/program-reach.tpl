{{%AUTOESCAPE context="HTML"}}
{{! How to reach the program now, on a page that sends a person there: whether it is open, the number to call, its hours, the address.
markers:
  call_number       text: as listed; empty: none is listed. call_dial: E.164, empty if it is not certain; call_extension
  program_opening   include: parts/program-opening
  has_hours         section; hours include: parts/hours
  place_name, address_1, address_2, city_line, transportation, accessibility   texts: the first place; empty if there is none }}
<div class="reach no-print">
{{#call_number}}
{{#call_dial}}<p><a class="button secondary call" href="tel:{{call_dial}}{{#call_extension}};ext={{call_extension}}{{/call_extension}}"><small>{{#t}}Call
	them{{/t}} {{>program_opening}}</small><bdi dir="ltr">{{call_number}}</bdi></a></p>{{/call_dial}}
{{#no_call_dial}}<p>{{>program_opening}} {{#t}}Call <bdi dir="ltr" class="number">{{call_number}}</bdi>{{/t}}</p>{{/no_call_dial}}
{{/call_number}}
{{#no_call_number}}<p>{{>program_opening}}</p>{{/no_call_number}}
{{#city_line}}<address>{{#place_name}}<b><bdi>{{place_name}}</bdi></b><br>{{/place_name}}{{#address_1}}<bdi>{{address_1}}</bdi><br>{{/address_1}}\
	{{#address_2}}<bdi>{{address_2}}</bdi><br>{{/address_2}}<bdi>{{city_line}}</bdi></address>{{/city_line}}
{{#transportation}}<p class="quiet" dir="auto">{{transportation}}</p>{{/transportation}}
{{#accessibility}}<p class="quiet" dir="auto">{{accessibility}}</p>{{/accessibility}}
{{#has_hours}}<details><summary>{{#t}}All opening hours{{/t}}</summary>{{>hours}}</details>{{/has_hours}}
</div>
