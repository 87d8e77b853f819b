{{%AUTOESCAPE context="HTML"}}
{{! A row of Referrals for Me, in a list that is one form.
markers, the same in the rows of all lists:
  public_id, program_public_id, program_name, organization_name, site_label (name of the site; empty where all are of this one)
  seeker_name, seeker_email, seeker_phone
  helper_name, helper_organization, helper_email, helper_phone
  comment                                             each text empty when not granted
  has_forms                                           section: answers came with it that the viewer may see
  not_told          section: logged or tracking-only; or no_not_told
  kind (slug), kind_live, kind_logged, kind_tracking_only   sections
  for_self, for_other                                 sections, by origin
  recorded, no_recorded                               sections: the program's staff wrote it down
  reach_email, reach_text, reach_phone, dont_reach_out   sections
  status (status, status_label, status_class, status_mark), disputed; own_words text: the status in the seeker's own words
  version                                             number
  made_at, updated_at                                 instants
  overdue                                             section: due_at has passed, and still not updated
  consent_withdrawn, contact_withheld, comment_withheld   sections; withdrawn_at instant
  refer_elsewhere                                     section: the status offers another program
  still_waiting_at                                    instant: the seeker said so, and nobody has set a status since
  may_update, saved                                   sections
  call_number       text: the program's number; call_dial, call_extension as in parts/program-reach
  status_cell       include: parts/status-cell
  next              include: parts/next-seeker, -helper or -program }}
<li id="r-{{public_id}}" data-referral="{{public_id}}" data-status="{{status}}" data-kind="{{kind}}" data-version="{{version}}"\
{{#disputed}} data-disputed{{/disputed}}{{#saved}} data-saved{{/saved}}{{#changed}} data-changed{{/changed}}>
<h2><a href="{{base}}/referrals/{{public_id}}" dir="auto">{{program_name}}</a></h2>
{{#program_gone}}<p class="flag">{{#t}}This program is no longer listed. It may have closed or changed its name.{{/t}}</p>{{/program_gone}}
<p class="own"><b>{{own_words}}</b> <span class="status {{status_class}}"><span class="mark"
	aria-hidden="true">{{status_mark}}</span>{{status_label}}</span></p>
<p class="next">{{>next}}</p>
{{#refer_elsewhere}}<p><a class="button secondary" href="{{base}}/programs?from={{public_id}}">{{#t}}Find another program{{/t}}</a></p>{{/refer_elsewhere}}
{{#comment}}<blockquote dir="auto">{{comment:pre_escape}}</blockquote>{{/comment}}
{{#has_forms}}<p><a href="{{base}}/referrals/{{public_id}}/answers">{{#t}}Your answers{{/t}}</a></p>{{/has_forms}}
<p class="quiet"><time datetime="{{made_at_iso}}" title="{{made_at_exact}}">{{made_at}}</time>{{#for_other}} · {{#t}}made by
	{{helper_name}}{{/t}}{{#helper_organization}}, {{helper_organization}}{{/helper_organization}}{{/for_other}}\
	{{#for_self}} · {{#recorded}}{{#t}}written down by them{{/t}}{{/recorded}}{{#no_recorded}}{{#t}}made by you{{/t}}{{/no_recorded}}{{/for_self}}\
	{{#site_label}} · {{#t}}on {{site_label}}{{/t}}{{/site_label}}</p>
{{#call_number}}<p>{{#call_dial}}<a
	href="tel:{{call_dial}}{{#call_extension}};ext={{call_extension}}{{/call_extension}}">{{#t}}Call <bdi dir="ltr">{{call_number}}</bdi>{{/t}}</a>{{/call_dial}}\
	{{#no_call_dial}}{{#t}}Call <bdi dir="ltr">{{call_number}}</bdi>{{/t}}{{/no_call_dial}}</p>{{/call_number}}
<div class="cell">{{>status_cell}}</div>
