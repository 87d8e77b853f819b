{{%AUTOESCAPE context="HTML"}}
{{! A row of Inbound Referrals: six cells of a table that is one form. Kept short: a page has up to 100 of them.
markers: as in row-seeker, and
  seeker_email, seeker_phone          texts, empty when not granted
  way_call, way_text, way_call_or_text, way_email   sections: the ways that the person chose
  dont_reach_out, consent_withdrawn   sections; withdrawn_at day
  other_language    text: the person's language, where it is not the program's own
  discreet          section: someone else may read the seeker's messages
  comment_withheld  section
  due_at, overdue   day, section: the answer is due
  long_comment      section: it unfolds }}
<tr id="r-{{public_id}}" data-referral="{{public_id}}" data-status="{{status}}" data-kind="{{kind}}" data-version="{{version}}"\
{{#disputed}} data-disputed{{/disputed}}{{#discreet}} data-discreet{{/discreet}}{{#saved}} data-saved{{/saved}}>
<td>{{#may_update}}<input type="checkbox" name="referral" value="{{public_id}}"{{#ticked}} checked{{/ticked}} \
aria-label="{{#t}}Tick {{seeker_name}}{{/t}}">{{/may_update}}</td>
<th scope="row"><a href="{{base}}/referrals/{{public_id}}" dir="auto">{{seeker_name}}</a>
<p>{{#for_self}}{{#t}}asked for help directly{{/t}}{{/for_self}}{{#for_other}}{{#helper_organization}}{{#t}}from <bdi>{{helper_name}}</bdi>,
	{{helper_organization}}{{/t}}{{/helper_organization}}\
{{#no_helper_organization}}{{#t}}from <bdi>{{helper_name}}</bdi>{{/t}}{{/no_helper_organization}}{{/for_other}}</p>
{{#program_gone}}<p class="flag">{{#t}}The directory no longer lists your program.{{/t}}</p>{{/program_gone}}</th>
<td>{{#discreet}}<p class="flag">{{#t}}Someone else may read or hear their messages. Don’t say who you are or what it is about.{{/t}}</p>{{/discreet}}\
{{#seeker_phone}}{{#way_number}}<p>{{#way_call}}{{#t}}Call{{/t}}{{/way_call}}{{#way_text}}{{#t}}Text{{/t}}{{/way_text}}\
{{#way_call_or_text}}{{#t}}Call or text{{/t}}{{/way_call_or_text}} \
<a href="tel:{{seeker_phone}}" dir="ltr">{{seeker_phone_text}}</a></p>{{/way_number}}{{/seeker_phone}}\
{{#seeker_email}}{{#way_email}}<p>{{#t}}E-mail{{/t}} <a href="mailto:{{seeker_email_link}}" dir="ltr">{{seeker_email}}</a></p>{{/way_email}}{{/seeker_email}}\
{{#dont_reach_out}}{{#no_consent_withdrawn}}<p><b>{{#t}}{{seeker_first_name}} will contact you{{/t}}</b></p>
<p>{{#t}}Don’t call or write{{/t}}</p>{{/no_consent_withdrawn}}{{/dont_reach_out}}\
{{#consent_withdrawn}}<p>{{#t}}Stopped sharing on {{withdrawn_at_day}}{{/t}}</p>{{/consent_withdrawn}}\
{{#other_language}}<p class="tongue">{{other_language}}</p>{{/other_language}}</td>
<td>{{#comment}}{{#long_comment}}<details><summary dir="auto">{{comment:pre_escape}}</summary></details>{{/long_comment}}\
{{#no_long_comment}}<p dir="auto">{{comment}}</p>{{/no_long_comment}}{{/comment}}\
{{#comment_withheld}}<p>{{#t}}No longer shared{{/t}}</p>{{/comment_withheld}}</td>
<td>{{>status_cell}}</td>
<td><time datetime="{{made_at_iso}}" title="{{made_at_exact}}">{{made_at}}</time>{{#site_label}}<p>{{#t}}on {{site_label}}{{/t}}</p>{{/site_label}}\
{{#no_dont_reach_out}}{{#due_at}}<p>{{#overdue}}<b>{{#t}}Was due on {{due_at_day}}{{/t}}</b>{{/overdue}}\
{{#no_overdue}}{{#t}}Answer by {{due_at_day}}{{/t}}{{/no_overdue}}</p>{{/due_at}}{{/no_dont_reach_out}}</td>
