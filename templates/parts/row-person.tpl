{{%AUTOESCAPE context="HTML"}}
{{! A row of People I'm Helping: six cells of a table that is one form. Kept short, as parts/row-program.
markers: those of row-seeker for the referral that the row is about, and
  person_id, person_name   texts; by_group section: seen through the group only; active_at instant
  other_language    text: the person's language, where it is not the page's
  has_referral, no_has_referral   sections
  urgent, no_urgent   sections: the referral needs the reader today
  need_disputed, need_still_waiting, need_undelivered, need_program_gone, need_asked, need_refused, need_written, need_next
                    sections: one of them
  act_elsewhere, act_tell, act_check, act_open   sections: one of them, or none
  not_told          section: the program was not told
  others            section, once each: other_id, other_program, other_version, other_kind, status..., other_disputed
    other_changed   section: since the open page was made
    other_not_told  section: the program was not told, and nobody has said what became of it
  more              section: there are further referrals }}
<tr{{#has_referral}} id="r-{{public_id}}"{{/has_referral}} data-person="{{person_id}}"\
{{#has_referral}} data-referral="{{public_id}}" data-status="{{status}}" data-kind="{{kind}}" data-version="{{version}}"{{/has_referral}}\
{{#disputed}} data-disputed{{/disputed}}{{#saved}} data-saved{{/saved}}{{#changed}} data-changed{{/changed}}>\
<td>{{#may_update}}<label><input type="checkbox" name="referral" value="{{public_id}}" aria-label="{{person_name}}"></label>{{/may_update}}\
<th scope="row"><a href="{{base}}/people/{{person_id}}">{{person_name}}</a>\
{{#other_language}}<p><span class="tongue">{{other_language}}</span>{{/other_language}}\
{{#by_group}}<p>{{#t}}Shared by your group{{/t}}{{/by_group}}\
<td>{{#no_has_referral}}<p class="quiet">{{#t}}No referral yet{{/t}}{{/no_has_referral}}{{#has_referral}}<p{{#no_urgent}} class="quiet"{{/no_urgent}}>\
{{#urgent}}<b>{{/urgent}}{{#need_disputed}}{{>next}}{{/need_disputed}}{{#need_asked}}{{>next}}{{/need_asked}}\
{{#need_refused}}{{>next}}{{/need_refused}}{{#need_next}}{{>next}}{{/need_next}}\
{{#need_still_waiting}}{{#t}}{{seeker_first_name}} is still waiting.{{/t}}{{/need_still_waiting}}\
{{#need_undelivered}}{{#t}}A message did not arrive. Are the phone number and e-mail right?{{/t}}{{/need_undelivered}}\
{{#need_program_gone}}{{#t}}This program is no longer listed. Find another one for {{seeker_first_name}}.{{/t}}{{/need_program_gone}}\
{{#need_written}}{{#t}}Somebody wrote about this. Read it.{{/t}}{{/need_written}}{{#urgent}}</b>{{/urgent}}\
{{#act_elsewhere}}<p><a href="{{base}}/programs?person={{person_id}}&amp;from={{public_id}}">{{#t}}Find another{{/t}}</a>{{/act_elsewhere}}\
{{#act_tell}}<p><a href="{{base}}/people/{{person_id}}">{{#t}}Tell {{seeker_first_name}}{{/t}}</a>{{/act_tell}}\
{{#act_check}}<p><a href="{{base}}/people/{{person_id}}">{{#t}}Check the number{{/t}}</a>{{/act_check}}\
{{#act_open}}<p><a href="{{base}}/referrals/{{public_id}}">{{#t}}Sort it out{{/t}}</a>{{/act_open}}{{/has_referral}}\
<td>{{#others}}<p data-referral="{{other_id}}" data-status="{{status}}" data-kind="{{other_kind}}" data-version="{{other_version}}"\
{{#other_disputed}} data-disputed{{/other_disputed}}{{#other_changed}} data-changed{{/other_changed}}>\
<span aria-hidden="true">{{#other_disputed}}⚑{{/other_disputed}}\
{{#no_other_disputed}}{{status_mark}}{{/no_other_disputed}}</span> <a href="{{base}}/referrals/{{other_id}}">{{other_program}}</a> \
{{#other_not_told}}{{#t}}logged, not told{{/t}}{{/other_not_told}}{{#no_other_not_told}}{{status_label}}{{/no_other_not_told}}{{/others}}\
{{#more}}<p><a href="{{base}}/people/{{person_id}}">{{#t}}and more{{/t}}</a>{{/more}}\
<td>{{#has_referral}}<p><a href="{{base}}/referrals/{{public_id}}">{{program_name}}</a>{{#not_told}} <small>{{#t}}logged, not told{{/t}}</small>{{/not_told}}\
{{>status_cell}}{{/has_referral}}\
<td><time datetime="{{active_at_iso}}">{{active_at}}</time>
