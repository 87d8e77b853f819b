{{%AUTOESCAPE context="HTML"}}
{{! How a program is reached without this site: on its page and on its next steps.
markers:
  has_phones        section; phones include: parts/phones, of the whole program
  places            section, once a place: place_name, place_alternate_name, place_description (paragraph: line), address_1, address_2,
                    city_line, transportation, accessibility; place_phones, place_hours includes, if it has its own
  has_hours         section; hours include: parts/hours, of each place
  is_confidential   section, once a place whose address is shown to nobody: place_hours
  postal_places, virtual_places   sections like places: to write to, and to join online (place_url, place_website)
  website, url      text: as shown, and where it leads (http or https)
  email             text: as listed
  organization_url, organization_website, organization_email   the organization's, where the program has none of its own;
                    of_organization: its name }}
{{#has_phones}}
<h2>{{#t}}Call{{/t}}</h2>
{{>phones}}
{{/has_phones}}
{{#has_places}}
<h2>{{#t}}Go there{{/t}}</h2>
<div class="places">
{{#places}}
<div class="sheet">
<p>
	{{#place_name}}<strong><bdi>{{place_name}}</bdi></strong><br>{{/place_name}}
	{{#address_1}}<bdi>{{address_1}}</bdi><br>{{/address_1}}
	{{#address_2}}<bdi>{{address_2}}</bdi><br>{{/address_2}}
	{{#city_line}}<bdi>{{city_line}}</bdi>{{/city_line}}
</p>
{{#place_url}}<p><a href="{{place_url}}" rel="noopener noreferrer"{{#frame}} target="_blank"{{/frame}} dir="ltr">{{place_website}}</a></p>{{/place_url}}
{{#place_alternate_name}}<p class="quiet">{{#t}}Also called {{place_alternate_name}}{{/t}}</p>{{/place_alternate_name}}
{{#place_description}}{{#paragraph}}<p dir="auto">{{line}}</p>{{/paragraph}}{{/place_description}}
{{>place_phones}}
{{>place_hours}}
{{#transportation}}<p><strong>{{#t}}Getting there{{/t}}</strong> <bdi>{{transportation}}</bdi></p>{{/transportation}}
{{#accessibility}}<p><strong>{{#t}}For people with disabilities{{/t}}</strong> <bdi>{{accessibility}}</bdi></p>{{/accessibility}}
</div>
{{/places}}
</div>
{{/has_places}}
{{#is_confidential}}
<h2>{{#t}}Where it is{{/t}}</h2>
<p>{{#t}}The address is confidential. Please ask them how to get there.{{/t}}</p>
{{>place_hours}}
{{/is_confidential}}
{{#has_postal_places}}
<h2>{{#t}}Write to{{/t}}</h2>
{{#postal_places}}
<p>
	{{#place_name}}<strong><bdi>{{place_name}}</bdi></strong><br>{{/place_name}}
	{{#address_1}}<bdi>{{address_1}}</bdi><br>{{/address_1}}
	{{#address_2}}<bdi>{{address_2}}</bdi><br>{{/address_2}}
	{{#city_line}}<bdi>{{city_line}}</bdi>{{/city_line}}
</p>
{{#place_description}}{{#paragraph}}<p dir="auto">{{line}}</p>{{/paragraph}}{{/place_description}}
{{>place_phones}}
{{>place_hours}}
{{/postal_places}}
{{/has_postal_places}}
{{#has_hours}}
<h2>{{#t}}Hours{{/t}}</h2>
{{>hours}}
{{/has_hours}}
{{#has_online}}
<h2>{{#t}}Online{{/t}}</h2>
{{#virtual_places}}
{{#place_name}}<p><strong><bdi>{{place_name}}</bdi></strong></p>{{/place_name}}
{{#place_url}}<p><a href="{{place_url}}" rel="noopener noreferrer"{{#frame}} target="_blank"{{/frame}} dir="ltr">{{place_website}}</a></p>{{/place_url}}
{{#place_description}}{{#paragraph}}<p dir="auto">{{line}}</p>{{/paragraph}}{{/place_description}}
{{>place_phones}}
{{>place_hours}}
{{/virtual_places}}
<ul class="lines">
	{{#url}}<li><a href="{{url}}" rel="noopener noreferrer"{{#frame}} target="_blank"{{/frame}} dir="ltr">{{website}}</a></li>{{/url}}
	{{#email}}<li><a href="mailto:{{email_link}}" dir="ltr">{{email}}</a></li>{{/email}}
	{{#organization_url}}<li><a href="{{organization_url}}" rel="noopener noreferrer"{{#frame}} target="_blank"{{/frame}} dir="ltr">{{organization_website}}</a>
		<span class="quiet">{{#t}}of {{of_organization}}{{/t}}</span></li>{{/organization_url}}
	{{#organization_email}}<li><a href="mailto:{{organization_email_link}}" dir="ltr">{{organization_email}}</a>
		<span class="quiet">{{#t}}of {{of_organization}}{{/t}}</span></li>{{/organization_email}}
</ul>
{{/has_online}}
