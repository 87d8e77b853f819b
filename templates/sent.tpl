{{%AUTOESCAPE context="HTML"}}
{{! The thank-you page: the next step and its day, how to reach the program, the code. For the browser or account that sent;
in a frame (section frame) for its ticket.
markers:
  several           section: referrals to several programs; programs: how many; or no_several
  referral          section, once for each referral that was sent together:
    public_id, program_public_id, program_name, code, seeker_first_name   texts
    kind (slug), status (slug)
    alone             section: it is the only one, so its title is the page's; or no_alone
    title             include: parts/sent-title
    kind_live, kind_logged, kind_tracking_only         sections
    for_self, for_other                                sections
    told_email, told_text                              sections: the seeker gets an e-mail or a text, by the law and the ways chosen
    reach_phone_only                                   section: they chose a call and nothing else
    dont_reach_out                                     section, or no_dont_reach_out
    answers                                            section: the program answers first; or no_answers: the person calls
    discreet                                           section
    has_page          section: the referral has a page for this viewer, so it is linked
    has_outcome       section: it has answers: outcome (slug), outcome_text (of the program; may be empty)
    program_reach     include: parts/program-reach
    keeps_by_code     section: it is the reader's own, and no account's yet
      keep_hidden     include: parts/form-hidden, for POST /referrals with the code
    print_sheet       include: parts/print-sheet
  person_public_id, person_name   texts: the helper's profile of this person; empty: none
  by_ticket         section: this browser keeps no cookies (site/ticket.h)
  no_signed_in_self, no_signed_in_other   sections: nobody is signed in; who it is for
  sign_in_url       text: /sign-in?next= this page, so that it can be kept
  receipt           text: of this page
  forget_hidden     include: parts/form-hidden, for POST /sent/{receipt}/forget }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#t}}Thank you{{/t}}</title>
{{>head}}
<main id="main">
{{#several}}<h1 class="no-print">{{#tn programs}}Sent to 1 program{{|}}Sent to {{programs}} programs{{/tn}}</h1>{{/several}}
{{#referral}}
<section class="prints-sheet" data-referral="{{public_id}}" data-status="{{status}}" data-kind="{{kind}}">
	{{#alone}}<h1>{{>title}}</h1>{{/alone}}
	{{#no_alone}}<h2>{{>title}}</h2>{{/no_alone}}
	<div class="sheet">
	{{#kind_live}}
		{{#no_dont_reach_out}}
		<p>{{#t}}{{program_name}} gets an e-mail from us now.{{/t}}
		{{#for_self}}\
		{{#reach_phone_only}}{{#t}}They will call you. We send you no message, so keep this page or its code.{{/t}}{{/reach_phone_only}}
		{{#told_email}}{{#t}}We e-mail you a copy. From it you can tell us what happened.{{/t}}{{/told_email}}
		{{#told_text}}{{#t}}We text you a link. With it you can tell us what happened.{{/t}}{{/told_text}}{{/for_self}}
		{{#for_other}}\
		{{#reach_phone_only}}{{#t}}They will call {{seeker_first_name}}. We send {{seeker_first_name}} no message, so pass on the code
			below.{{/t}}{{/reach_phone_only}}
		{{#code}}{{#told_email}}{{#t}}We e-mail {{seeker_first_name}} a copy, with a link to tell us what happened.{{/t}}{{/told_email}}
		{{#told_text}}{{#t}}We text {{seeker_first_name}} a link to tell us what happened.{{/t}}{{/told_text}}{{/code}}
		{{#no_code}}{{#told_email}}{{#t}}We e-mail {{seeker_first_name}} a link. It opens with the code that
			{{program_name}} gives out.{{/t}}{{/told_email}}
		{{#told_text}}{{#t}}We text {{seeker_first_name}} a link. It opens with the code that
			{{program_name}} gives out.{{/t}}{{/told_text}}{{/no_code}}{{/for_other}}</p>
		{{#discreet}}<p class="quiet">{{#t}}Our messages do not say what this is about.{{/t}}</p>{{/discreet}}
		{{/no_dont_reach_out}}
		{{#dont_reach_out}}
		{{#for_self}}<p>{{#t}}Nobody will contact you. Now you contact {{program_name}}: they find your name on their list.{{/t}}</p>{{/for_self}}
		{{#for_other}}<p>{{#t}}Nobody will contact {{seeker_first_name}}. Now {{seeker_first_name}} contacts {{program_name}}: they find the name
			on their list.{{/t}}</p>{{/for_other}}
		{{/dont_reach_out}}
	{{/kind_live}}
	{{#kind_logged}}
		<p>{{#t}}We did not contact {{program_name}}.{{/t}} <a href="{{base}}/programs/{{program_public_id}}/next-steps">{{#t}}Here is what to do next{{/t}}</a></p>
		<p>{{#for_self}}{{#told_email}}{{#t}}We e-mail you a copy. From it you can tell us what happened.{{/t}}{{/told_email}}
		{{#told_text}}{{#t}}We text you a link. With it you can tell us what happened.{{/t}}{{/told_text}}{{/for_self}}
		{{#for_other}}{{#told_email}}{{#t}}We e-mail {{seeker_first_name}} a copy, with a link to tell us what happened.{{/t}}{{/told_email}}
		{{#told_text}}{{#t}}We text {{seeker_first_name}} a link to tell us what happened.{{/t}}{{/told_text}}{{/for_other}}</p>
	{{/kind_logged}}
	{{#kind_tracking_only}}
		<p>{{#t}}We did not contact {{program_name}}, and we send no message to anybody.{{/t}}</p>
	{{/kind_tracking_only}}
	</div>
	{{#has_outcome}}<div class="sheet" data-outcome="{{outcome}}">
		<p>{{#t}}{{program_name}} reads the answers, too.{{/t}}</p>
		{{#outcome_text}}<p class="typed" dir="auto">{{outcome_text:pre_escape}}</p>{{/outcome_text}}
	</div>{{/has_outcome}}
	<div class="sheet no-print">
		{{#alone}}<h2>{{#answers}}{{#t}}Need it sooner?{{/t}}{{/answers}}{{#no_answers}}{{#t}}How to reach them{{/t}}{{/no_answers}}</h2>{{/alone}}
		{{#no_alone}}<h3>{{#answers}}{{#t}}Need it sooner?{{/t}}{{/answers}}{{#no_answers}}{{#t}}How to reach them{{/t}}{{/no_answers}}</h3>{{/no_alone}}
		{{>program_reach}}
		<p><a href="{{base}}/programs/{{program_public_id}}">{{#t}}All about {{program_name}}{{/t}}</a></p>
	</div>
	<div class="sheet">
		{{#code}}<p>{{#for_self}}{{#t}}Your code{{/t}}{{/for_self}}{{#for_other}}{{#t}}The code for {{seeker_first_name}}{{/t}}{{/for_other}}
		<strong class="code" dir="ltr" data-code="{{code}}">{{code}}</strong></p>
		<p class="quiet">{{#t}}Anyone who signs in here and enters this code can see this referral. Keep it safe.{{/t}}</p>{{/code}}
		{{#no_code}}<p>{{#t}}{{program_name}} gives {{seeker_first_name}} the code of this referral. To keep people safe, nobody else gets it.{{/t}}</p>{{/no_code}}
		{{#for_self}}<p class="no-print"><a href="{{base}}/status/access">{{#t}}With the code you can see who looked at it{{/t}}</a></p>{{/for_self}}
		{{#has_page}}<p class="no-print"><a href="{{base}}/referrals/{{public_id}}">{{#t}}See this referral{{/t}}</a></p>{{/has_page}}
		{{#keeps_by_code}}<form class="no-print" method="post" action="{{base}}/referrals">{{>keep_hidden}}<input type="hidden" name="code"
			value="{{code}}"><button class="secondary">{{#t}}Keep it under “Referrals for Me”{{/t}}</button></form>{{/keeps_by_code}}
	</div>
	{{>print_sheet}}
</section>
{{/referral}}

{{#by_ticket}}
<section class="sheet no-print">
	<h2>{{#t}}Keep the code{{/t}}</h2>
	<p>{{#t}}Your browser keeps no cookies, so you cannot sign in with it. This page opens here for a day; after that, the code
		is the way back.{{/t}}</p>
</section>
{{/by_ticket}}
{{#no_signed_in_other}}
<section class="sheet no-print">
	<h2>{{#t}}Do you want to know how it ends?{{/t}}</h2>
	<p>{{#t}}Sign in from here within a day. Then you find the referral under “People I’m Helping”.{{/t}}</p>
	<p><a class="button secondary" href="{{sign_in_url}}">{{#t}}Sign in to keep it{{/t}}</a></p>
</section>
{{/no_signed_in_other}}
{{#no_signed_in_self}}
<section class="sheet no-print">
	<h2>{{#t}}Do you want to see it again later?{{/t}}</h2>
	<p>{{#t}}Sign in from here, and keep it under “Referrals for Me”. There you can also tell us what happened.{{/t}}</p>
	<p><a class="button secondary" href="{{sign_in_url}}">{{#t}}Sign in to keep it{{/t}}</a></p>
</section>
{{/no_signed_in_self}}

{{#frame}}
<section class="sheet no-print">
	<h2>{{#t}}Do you want to see it again later?{{/t}}</h2>
	<p>{{#t}}This page can be opened for a day. With the code you find the referral again at {{site_name}}: sign in there, and enter it.{{/t}}</p>
	<p><a class="button secondary" href="{{top}}/sign-in" target="_blank">{{#t}}Sign in, in a new tab{{/t}}</a></p>
</section>
{{/frame}}
<section class="sheet no-print">
	<h2>{{#t}}Does somebody else use this computer or phone?{{/t}}</h2>
	<p>{{#t}}Then keep the code, and make this page go away. What you sent stays sent.{{/t}}</p>
	<form method="post" action="{{base}}/sent/{{receipt}}/forget">{{>forget_hidden}}<button
		class="secondary">{{#t}}Forget this on this device{{/t}}</button></form>
</section>

<p class="acts">
	{{#person_public_id}}<a class="button secondary" href="{{base}}/programs?person={{person_public_id}}">{{#t}}Refer {{person_name}} to another
		program{{/t}}</a> <a class="go" href="{{base}}/people/{{person_public_id}}">{{#t}}Profile of {{person_name}}{{/t}}</a>{{/person_public_id}}\
	{{#no_person_public_id}}<a class="button secondary" href="{{base}}/programs">{{#t}}Ask another program too{{/t}}</a>{{/no_person_public_id}}
	<button type="button" class="secondary" data-print hidden>{{#t}}Print a sheet to take along{{/t}}</button>
</p>
</main>
{{>foot}}
