{{%AUTOESCAPE context="HTML"}}
{{! How a program is reached without this site: on its page and on its next steps.
markers:
  phones            section, once a phone: raw, dial, extension, description, extension_apart (when raw lacks it); sections phone_fax, phone_tty, phone_text
  places            section, once a place: place_name, place_alternate_name, place_description (paragraph: line), address_1, address_2,
                    city_line, transportation, accessibility
  has_hours         section; days, once a day of the week: day_0 (Monday) to day_6, times (from, to; all_day), closed
  hours_note        section: paragraph, once each: line
  is_confidential   section: a place whose address is shown to nobody
  postal_places, virtual_places   sections like places: to write to, and to join online (place_url, place_website)
  website, url      text: as shown, and where it leads (http or https)
  email             text: as listed
  organization_url, organization_website, organization_email   the organization's, where the program has none of its own;
                    of_organization: its name }}
{{#has_phones}}
<h2>{{#t}}Call{{/t}}</h2>
<ul class="lines">
	{{#phones}}<li>
		{{#dial}}<a href="tel:{{dial}}{{#extension}};ext={{extension}}{{/extension}}" dir="ltr">{{raw}}</a>{{/dial}}{{#no_dial}}{{raw}}{{/no_dial}}
		{{#extension_apart}}<span>{{#t}}extension {{extension_apart}}{{/t}}</span>{{/extension_apart}}
		{{#phone_fax}}<span class="quiet">{{#t}}fax{{/t}}</span>{{/phone_fax}}
		{{#phone_tty}}<span class="quiet">{{#t}}TTY, for people who are deaf or hard of hearing{{/t}}</span>{{/phone_tty}}
		{{#phone_text}}<span class="quiet">{{#t}}text message{{/t}}</span>{{/phone_text}}
		{{#description}}<bdi class="quiet">{{description}}</bdi>{{/description}}
	</li>{{/phones}}
</ul>
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
{{#place_alternate_name}}<p class="quiet">{{#t}}Also called {{place_alternate_name}}{{/t}}</p>{{/place_alternate_name}}
{{#place_description}}{{#paragraph}}<p dir="auto">{{line}}</p>{{/paragraph}}{{/place_description}}
{{#transportation}}<p><strong>{{#t}}Getting there{{/t}}</strong> <bdi>{{transportation}}</bdi></p>{{/transportation}}
{{#accessibility}}<p><strong>{{#t}}For people with disabilities{{/t}}</strong> <bdi>{{accessibility}}</bdi></p>{{/accessibility}}
{{/places}}
{{/has_places}}
{{#is_confidential}}
<h2>{{#t}}Where it is{{/t}}</h2>
<p>{{#t}}The address is confidential. Please ask them how to get there.{{/t}}</p>
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
{{/postal_places}}
{{/has_postal_places}}
{{#has_any_hours}}
<h2>{{#t}}Hours{{/t}}</h2>
{{#has_hours}}
<table class="hours">
<tbody>
	{{#days}}
	<tr><th scope="row">
		{{#day_0}}{{#t}}Monday{{/t}}{{/day_0}}
		{{#day_1}}{{#t}}Tuesday{{/t}}{{/day_1}}
		{{#day_2}}{{#t}}Wednesday{{/t}}{{/day_2}}
		{{#day_3}}{{#t}}Thursday{{/t}}{{/day_3}}
		{{#day_4}}{{#t}}Friday{{/t}}{{/day_4}}
		{{#day_5}}{{#t}}Saturday{{/t}}{{/day_5}}
		{{#day_6}}{{#t}}Sunday{{/t}}{{/day_6}}
	</th>
	<td>{{#times}}<span>{{#all_day}}{{#t}}All day{{/t}}{{/all_day}}{{#no_all_day}}{{#t}}{{from}} to
		{{to}}{{/t}}{{/no_all_day}}</span>{{#times_separator}}, {{/times_separator}}{{/times}}{{#closed}}<span
		class="quiet">{{#t}}Closed{{/t}}</span>{{/closed}}</td></tr>
	{{/days}}
</tbody>
</table>
{{/has_hours}}
{{#hours_note}}{{#paragraph}}<p dir="auto">{{line}}</p>{{/paragraph}}{{/hours_note}}
{{/has_any_hours}}
{{#has_online}}
<h2>{{#t}}Online{{/t}}</h2>
{{#virtual_places}}
{{#place_name}}<p><strong><bdi>{{place_name}}</bdi></strong></p>{{/place_name}}
{{#place_url}}<p><a href="{{place_url}}" rel="noopener noreferrer" dir="ltr">{{place_website}}</a></p>{{/place_url}}
{{#place_description}}{{#paragraph}}<p dir="auto">{{line}}</p>{{/paragraph}}{{/place_description}}
{{/virtual_places}}
<ul class="lines">
	{{#url}}<li><a href="{{url}}" rel="noopener noreferrer" dir="ltr">{{website}}</a></li>{{/url}}
	{{#email}}<li><a href="mailto:{{email_link}}" dir="ltr">{{email}}</a></li>{{/email}}
	{{#organization_url}}<li><a href="{{organization_url}}" rel="noopener noreferrer" dir="ltr">{{organization_website}}</a>
		<span class="quiet">{{#t}}of {{of_organization}}{{/t}}</span></li>{{/organization_url}}
	{{#organization_email}}<li><a href="mailto:{{organization_email_link}}" dir="ltr">{{organization_email}}</a>
		<span class="quiet">{{#t}}of {{of_organization}}{{/t}}</span></li>{{/organization_email}}
</ul>
{{/has_online}}
