{{%AUTOESCAPE context="HTML"}}
{{! The numbers of a program, or of one of its places.
markers:
  phones            section, once a phone: raw, dial, extension, description, extension_apart (when raw lacks it); sections phone_fax, phone_tty, phone_text }}
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
