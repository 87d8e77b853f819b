{{%AUTOESCAPE context="HTML"}}
{{! A referral on a Seeker Profile, in a list that is one form.
markers: as in row-seeker, and
  discreet          section: someone else may read the person's messages }}
<li id="r-{{public_id}}" data-referral="{{public_id}}" data-status="{{status}}" data-kind="{{kind}}" data-version="{{version}}"\
{{#disputed}} data-disputed{{/disputed}}{{#saved}} data-saved{{/saved}}{{#changed}} data-changed{{/changed}}>
<h3><a href="{{base}}/referrals/{{public_id}}" dir="auto">{{program_name}}</a></h3>
<div class="cell">{{>status_cell}}</div>
{{#program_gone}}<p class="flag">{{#t}}This program is no longer listed. It may have closed or changed its name.{{/t}}</p>{{/program_gone}}
<p class="next"><b>{{>next}}</b></p>
{{#refer_elsewhere}}<p><a class="button secondary" href="{{base}}/programs?from={{public_id}}">{{#t}}Find another program{{/t}}</a></p>{{/refer_elsewhere}}
{{#call_number}}<p>{{#call_dial}}<a
	href="tel:{{call_dial}}{{#call_extension}};ext={{call_extension}}{{/call_extension}}">{{#t}}Call <bdi dir="ltr">{{call_number}}</bdi>{{/t}}</a>{{/call_dial}}\
	{{#no_call_dial}}{{#t}}Call <bdi dir="ltr">{{call_number}}</bdi>{{/t}}{{/no_call_dial}}</p>{{/call_number}}
{{#discreet}}<p><b>{{#t}}Someone else may read the messages{{/t}}</b></p>{{/discreet}}
{{#comment}}<blockquote dir="auto">{{comment:pre_escape}}</blockquote>{{/comment}}
{{#has_forms}}<p><a href="{{base}}/referrals/{{public_id}}/answers">{{#t}}Their answers{{/t}}</a> <span
	class="status {{outcome_class}}" data-outcome="{{outcome}}"><span class="mark"
	aria-hidden="true">{{outcome_mark}}</span>{{outcome_label}}</span></p>{{/has_forms}}
<p class="quiet"><time datetime="{{made_at_iso}}" title="{{made_at_exact}}">{{made_at}}</time> · {{#t}}made by {{helper_name}}{{/t}}\
{{#not_told}} · {{#t}}logged, not told{{/t}}{{/not_told}}</p>
