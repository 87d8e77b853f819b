{{%AUTOESCAPE context="HTML"}}
{{! How a program is reached without this site: on its page and on its next steps.
markers:
  has_phones        section; phones include: parts/phones, of the whole program
  places            section, once a place: place_name, address_1, address_2, city_line, transportation, accessibility;
                    place_phones, place_hours includes, if it has its own
  has_hours         section; hours include: parts/hours, of each place
  website, url      text: as shown, and where it leads (http or https)
  email             text: as listed }}
{{#has_phones}}
<h2>{{#t}}Call{{/t}}</h2>
{{>phones}}
{{/has_phones}}
{{#has_places}}
<h2>{{#t}}Go there{{/t}}</h2>
{{#places}}
<p>
	{{#place_name}}<strong><bdi>{{place_name}}</bdi></strong><br>{{/place_name}}
	{{#address_1}}<bdi>{{address_1}}</bdi><br>{{/address_1}}
	{{#address_2}}<bdi>{{address_2}}</bdi><br>{{/address_2}}
	{{#city_line}}<bdi>{{city_line}}</bdi>{{/city_line}}
</p>
{{>place_phones}}
{{>place_hours}}
{{#transportation}}<p><strong>{{#t}}Getting there{{/t}}</strong> <bdi>{{transportation}}</bdi></p>{{/transportation}}
{{#accessibility}}<p><strong>{{#t}}For people with disabilities{{/t}}</strong> <bdi>{{accessibility}}</bdi></p>{{/accessibility}}
{{/places}}
{{/has_places}}
{{#has_hours}}
<h2>{{#t}}Hours{{/t}}</h2>
{{>hours}}
{{/has_hours}}
{{#has_online}}
<h2>{{#t}}Online{{/t}}</h2>
<ul class="lines">
	{{#url}}<li><a href="{{url}}" rel="noopener noreferrer" dir="ltr">{{website}}</a></li>{{/url}}
	{{#email}}<li><a href="mailto:{{email}}" dir="ltr">{{email}}</a></li>{{/email}}
</ul>
{{/has_online}}
