{{%AUTOESCAPE context="HTML"}}
{{! Referrals for Me: every referral made by or for the viewer, newest first.
markers:
  how_many          text: how many there are on this page and before, exact to 99, then 99+; empty: no number
  needs_name        section: the viewer has no name yet and enters it before any referral is shown (name_url)
  name_url          text: path of the page that asks
  referral          section, once a row, else no_referral. A row's markers, the same in all lists:
    public_id, program_public_id, program_name, organization_name, site_label (name of the site; empty where all are of this one)
    seeker_name, seeker_email, seeker_phone
    helper_name, helper_organization, helper_email, helper_phone
    comment                                             each text empty when not granted
    kind (slug), kind_live, kind_logged, kind_tracking_only   sections
    for_self, for_other                                 sections, by origin
    reach_email, reach_text, reach_phone, dont_reach_out   sections
    status (status, status_label, status_class, status_mark), disputed
    made_at, updated_at, due_at                         instants
    overdue                                             section: due_at has passed, and still not updated
    consent_withdrawn, contact_withheld, comment_withheld   sections; withdrawn_at instant
    still_waiting_at                                    instant: the seeker said so, and nobody has set a status since
    discreet                                            section: someone else may read the seeker's messages
    may_update                                          section
    call_number     text: the program's number; call_dial, call_extension as in parts/program-reach
    changer         include: parts/changer
    next            include: parts/next-seeker, -helper or -program
  next_url          text: the next page; empty: there is none
  form fields by form_show(): code, with code_error; has_problems, problems
  form_hidden       include: parts/form-hidden, for the code }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#t}}Referrals for Me{{/t}}</title>
{{>head}}
<main id="main" class="wide">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}We could not add a referral{{/t}}</h2>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
<h1>{{#t}}Referrals for Me{{/t}}{{#how_many}} <span class="count">{{how_many}}</span>{{/how_many}}</h1>
{{#needs_name}}
<div class="notice">
	<h2>{{#t}}What is your name?{{/t}}</h2>
	<p>{{#t}}We show referrals only to the person they were made for, so we need your name first.{{/t}}</p>
	<p><a class="button" href="{{name_url}}">{{#t}}Enter my name{{/t}}</a></p>
</div>
{{/needs_name}}
{{#no_referral}}
<div class="empty">
	<p>{{#t}}Here you will see every referral made by you or for you, and what became of it.{{/t}}</p>
	<p><a class="button" href="{{base}}/programs">{{#t}}Find help{{/t}}</a></p>
</div>
{{/no_referral}}
<ul class="cards">
{{#referral}}
<li class="card" data-referral="{{public_id}}" data-status="{{status}}" data-kind="{{kind}}"{{#disputed}} data-disputed{{/disputed}}>
	<div class="top">
		<h2><a href="{{base}}/referrals/{{public_id}}" dir="auto">{{program_name}}</a></h2>
		{{>changer}}
	</div>
	<p class="quiet"><time datetime="{{made_at_iso}}" title="{{made_at_exact}}">{{made_at}}</time>{{#for_other}} · {{#t}}made by
		{{helper_name}}{{/t}}{{#helper_organization}}, {{helper_organization}}{{/helper_organization}}{{/for_other}}\
		{{#for_self}} · {{#t}}made by you{{/t}}{{/for_self}}\
		{{#site_label}} · {{#t}}on {{site_label}}{{/t}}{{/site_label}}</p>
	{{#program_gone}}<p class="flag">{{#t}}This program is no longer listed. It may have closed or changed its name.{{/t}}</p>{{/program_gone}}
	{{#still_waiting_at}}<p><b class="late">{{#t}}You are still waiting, since {{still_waiting_at_day}}{{/t}}</b></p>{{/still_waiting_at}}
	<p class="next">{{>next}}</p>
	{{#call_number}}<p>{{#call_dial}}<a
		href="tel:{{call_dial}}{{#call_extension}};ext={{call_extension}}{{/call_extension}}">{{#t}}Call <bdi dir="ltr">{{call_number}}</bdi>{{/t}}</a>{{/call_dial}}\
		{{#no_call_dial}}{{#t}}Call <bdi dir="ltr">{{call_number}}</bdi>{{/t}}{{/no_call_dial}}</p>{{/call_number}}
	{{#comment}}<blockquote dir="auto">{{comment:pre_escape}}</blockquote>{{/comment}}
</li>
{{/referral}}
</ul>
{{#next_url}}<p class="pager"><a class="button secondary" href="{{next_url}}">{{#t}}Older referrals{{/t}}</a></p>{{/next_url}}

<section>
<h2>{{#t}}Do you have a code?{{/t}}</h2>
<p>{{#t}}You find it on the page that came after sending, or on the paper that somebody gave you. Enter it to see that referral here.{{/t}}</p>
<form class="search" method="post" action="{{base}}/referrals">
{{>form_hidden}}
{{>code_field}}
<button class="secondary">{{#t}}Add the referral{{/t}}</button>
</form>
</section>
</main>
{{>foot}}
