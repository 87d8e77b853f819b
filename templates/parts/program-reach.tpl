{{%AUTOESCAPE context="HTML"}}
{{! How to reach the program now, on a page that sends a person there: the number to call, what its card says of today, the address.
markers:
  call_number       text: as listed; empty: none is listed. call_dial: E.164, empty if it is not certain; call_extension
  program_facts     include: parts/program-facts
  place_name, address_1, address_2, city_line   texts: the first place; empty if there is none }}
<div class="reach no-print">
{{#call_number}}<p>{{#call_dial}}<a class="button secondary" href="tel:{{call_dial}}{{#call_extension}};ext={{call_extension}}{{/call_extension}}">{{#t}}Call
	<bdi dir="ltr">{{call_number}}</bdi>{{/t}}</a>{{/call_dial}}\
	{{#no_call_dial}}{{#t}}Call <bdi dir="ltr">{{call_number}}</bdi>{{/t}}{{/no_call_dial}}</p>{{/call_number}}
{{>program_facts}}
{{#city_line}}<p>{{#place_name}}<bdi>{{place_name}}</bdi><br>{{/place_name}}{{#address_1}}<bdi>{{address_1}}</bdi><br>{{/address_1}}\
	{{#address_2}}<bdi>{{address_2}}</bdi><br>{{/address_2}}<bdi>{{city_line}}</bdi></p>{{/city_line}}
</div>
