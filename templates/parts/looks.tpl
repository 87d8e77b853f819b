{{%AUTOESCAPE context="HTML"}}
{{! Of a page for the person: who looked at a referral.
markers:
  has_looks, no_has_looks   sections
  rows              section, newest day first: day instant, organization text (may be empty), by_program or no_by_program sections;
                    saved section: a list that may hold it was saved as a file; or no_saved
  has_mails         section; mails   section, newest first: sent_at_day, program_name texts; first section: it told of the referral; or
                    no_first: it asked for an answer }}
{{#no_has_looks}}<div class="empty"><p>{{#t}}Nobody has opened it so far.{{/t}}</p></div>{{/no_has_looks}}
{{#has_looks}}<p class="lead">{{#t}}These organizations opened this, or the page that a helper keeps about you.{{/t}}</p>
<ul class="lines">
{{#rows}}<li><b>{{day_day}}</b> · {{#by_program}}{{#t}}Program{{/t}}{{/by_program}}{{#no_by_program}}{{#t}}Helper{{/t}}{{/no_by_program}}\
	{{#organization}} · <bdi>{{organization}}</bdi>{{/organization}}<br>
	<span class="quiet">{{#saved}}{{#t}}saved a list that may hold your referral as a file{{/t}}{{/saved}}\
	{{#no_saved}}{{#t}}opened it{{/t}}{{/no_saved}}</span></li>
{{/rows}}</ul>{{/has_looks}}
<p class="quiet">{{#t}}The people who work with this referral also see it in their lists, and that is not written down. Nor are your own visits, nor the page
	behind a link in a message, which shows no phone or e-mail.{{/t}}</p>
{{#has_mails}}<h2>{{#t}}What we sent to the program{{/t}}</h2>
<ul class="lines">
{{#mails}}<li><b>{{sent_at_day}}</b> · <bdi>{{program_name}}</bdi><br>
	<span class="quiet">{{#first}}{{#t}}we wrote to them that you ask for help{{/t}}{{/first}}\
	{{#no_first}}{{#t}}we asked them again to answer you{{/t}}{{/no_first}}</span></li>
{{/mails}}</ul>{{/has_mails}}
