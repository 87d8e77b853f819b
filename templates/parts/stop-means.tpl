{{%AUTOESCAPE context="HTML"}}
{{! The effects of ending contact, or sharing. It names neither program nor need.
markers:
  stops_contact     section: nobody is to contact the person any more; or no_stops_contact: sharing with the program stops
  is_seeker         section: the reader is the person; or no_is_seeker
  by_link           section: they hold a link; or no_by_link
  kind_live         section
  seeker_first_name text }}
<p>{{#t}}When you press the button:{{/t}}</p>
{{#stops_contact}}
<ul>
	<li>{{#is_seeker}}{{#t}}We send you nothing more about this.{{/t}}{{/is_seeker}}\
		{{#no_is_seeker}}{{#t}}We send {{seeker_first_name}} nothing more about this.{{/t}}{{/no_is_seeker}}</li>
	{{#kind_live}}<li>{{#t}}In its list here, the program sees that it must not call or write, and no longer your e-mail and phone number. We send it no
		message about this. It may still have what we sent before.{{/t}}</li>{{/kind_live}}
	{{#no_is_seeker}}<li>{{#t}}Only {{seeker_first_name}} can take this back.{{/t}}</li>{{/no_is_seeker}}
</ul>
{{#is_seeker}}<p>{{#by_link}}{{#t}}You can take this back at any time: sign in first. Nobody else can.{{/t}}{{/by_link}}\
	{{#no_by_link}}{{#t}}You can take this back yourself, at any time. Nobody else can.{{/t}}{{/no_by_link}}</p>{{/is_seeker}}
{{/stops_contact}}
{{#no_stops_contact}}
<ul>
	<li>{{#t}}They no longer see the phone number, the e-mail, the comment and shared notes here. They may still have what we sent them before.{{/t}}</li>
	<li>{{#t}}They keep the name, and can say what happened.{{/t}}</li>
	<li>{{#t}}We send them nothing more, and the links in our messages to them stop working.{{/t}}</li>
	<li>{{#t}}They see that sharing stopped, and on which day.{{/t}}</li>
</ul>
<p><strong>{{#t}}You can’t take this back. To share again, send a new referral.{{/t}}</strong></p>
{{/no_stops_contact}}
