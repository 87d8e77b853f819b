{{%AUTOESCAPE context="HTML"}}
{{! A row of Inbound Referrals: six cells of a table that is one form, seven where a row of the list has answers. Kept short, since a page has up to 100 of
them: end tags that HTML does not need are left out, and the style sheet isolates names and numbers of another direction.
markers: as in row-seeker, and
  seeker_email, seeker_phone          texts, empty when not granted
  way_call, way_text, way_call_or_text, way_email   sections: the ways that the person chose
  dont_reach_out, consent_withdrawn   sections; withdrawn_at day
  other_language    text: the person's language, where it is not the program's own
  discreet          section: someone else may read the seeker's messages
  comment_withheld  section
  shows_forms       section: the list has a column of forms
  has_forms         section: as in row-seeker, with outcome, outcome_label, outcome_mark, outcome_class as in parts/outcome.h
    outcome_reason  text: the first reason; long_reason   section: it unfolds
  due_at, overdue   day, section: the answer is due
  long_comment      section: it unfolds
  program_label     text: its program, where a list has those of several; empty elsewhere
  others            text: so many more referrals to the program have this number or address; empty: none
  others_url        text: the list of them }}
<tr id="r-{{public_id}}" data-referral="{{public_id}}" data-status="{{status}}" data-kind="{{kind}}" data-version="{{version}}"\
{{#disputed}} data-disputed{{/disputed}}{{#discreet}} data-discreet{{/discreet}}{{#saved}} data-saved{{/saved}}{{#changed}} data-changed{{/changed}}>\
<td>{{#may_update}}<label><input type="checkbox" name="referral" value="{{public_id}}" aria-label="{{seeker_name}}"></label>{{/may_update}}\
<th scope="row"><a href="{{base}}/referrals/{{public_id}}">{{seeker_name}}</a>\
<p>{{#for_self}}{{#recorded}}{{#t}}came or called{{/t}}{{/recorded}}\
{{#no_recorded}}{{#t}}asked for help directly{{/t}}{{/no_recorded}}{{/for_self}}{{#for_other}}{{#helper_organization}}{{#t}}from {{helper_name}},
	{{helper_organization}}{{/t}}{{/helper_organization}}\
{{#no_helper_organization}}{{#t}}from {{helper_name}}{{/t}}{{/no_helper_organization}}{{/for_other}}\
{{#program_label}}<p>{{#t}}for {{program_label}}{{/t}}{{/program_label}}\
{{#program_gone}}<p class="flag">{{#t}}The directory no longer lists your program.{{/t}}{{/program_gone}}\
<td>{{#discreet}}{{#no_erased_at}}<p class="flag">{{#t}}Someone else may read or hear their messages. Don’t say who you are or what it is
	about.{{/t}}{{/no_erased_at}}{{/discreet}}\
{{#seeker_phone}}{{#way_number}}<p>{{#way_call}}{{#t}}Call{{/t}}{{/way_call}}{{#way_text}}{{#t}}Text{{/t}}{{/way_text}}\
{{#way_call_or_text}}{{#t}}Call or text{{/t}}{{/way_call_or_text}} \
<a href="tel:{{seeker_phone}}">{{seeker_phone_text}}</a>{{/way_number}}{{/seeker_phone}}\
{{#seeker_email}}{{#way_email}}<p>{{#t}}E-mail{{/t}} <a href="mailto:{{seeker_email_link}}">{{seeker_email}}</a>{{/way_email}}{{/seeker_email}}\
{{#dont_reach_out}}{{#no_consent_withdrawn}}<p><b>{{#t}}{{seeker_first_name}} will contact you{{/t}}</b>\
<p>{{#t}}Don’t call or write{{/t}}{{/no_consent_withdrawn}}{{/dont_reach_out}}\
{{#consent_withdrawn}}<p>{{#t}}Stopped sharing on {{withdrawn_at_day}}{{/t}}{{/consent_withdrawn}}\
{{#others}}<p><a href="{{others_url}}"><span class="quiet">{{#way_number}}{{#tn others}}{{others}} more from this
	number{{|}}{{others}} more from this number{{/tn}}{{/way_number}}{{#no_way_number}}{{#tn others}}{{others}} more from this
	address{{|}}{{others}} more from this address{{/tn}}{{/no_way_number}}</span></a>{{/others}}\
{{#other_language}}<p><span class="tongue">{{other_language}}</span>{{/other_language}}\
<td>{{#comment}}{{#long_comment}}<details><summary>{{comment:pre_escape}}</summary></details>{{/long_comment}}\
{{#no_long_comment}}<p>{{comment}}{{/no_long_comment}}{{/comment}}{{#comment_withheld}}<p>{{#t}}No longer shared{{/t}}{{/comment_withheld}}\
{{#shows_forms}}<td>{{#has_forms}}<a class="status {{outcome_class}}" href="{{base}}/referrals/{{public_id}}/answers"
	data-outcome="{{outcome}}">{{outcome_mark}} {{outcome_label}}</a>\
{{#long_reason}}<details><summary>{{outcome_reason}}</summary></details>{{/long_reason}}\
{{#no_long_reason}}{{#outcome_reason}}<p>{{outcome_reason}}{{/outcome_reason}}{{/no_long_reason}}{{/has_forms}}{{/shows_forms}}\
<td>{{>status_cell}}\
<td>{{made_at}}{{#site_label}}<p>{{#t}}on {{site_label}}{{/t}}{{/site_label}}\
{{#no_dont_reach_out}}{{#overdue}}<p><b>{{#t}}Was due on {{due_at_day}}{{/t}}</b>{{/overdue}}{{/no_dont_reach_out}}
