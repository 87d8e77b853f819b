{{%AUTOESCAPE context="HTML"}}
{{! The thank-you page: what was done, what is next, the code. For the browser or account that sent.
markers:
  referral          section, once for each referral that was sent together:
    public_id, program_public_id, program_name, organization_name, code, seeker_first_name
    kind (slug), status (slug)
    kind_live, kind_logged, kind_tracking_only         sections
    for_self, for_other                                sections
    told_email, told_text                              sections: the seeker gets an e-mail or a text, by the law and the ways chosen
    reach_phone_only                                   section: they chose a call and nothing else
    dont_reach_out                                     section, or no_dont_reach_out
    discreet                                           section
    due_at            instant: by when the program should answer
    has_page          section: the referral has a page for this viewer, so it is linked
    program_reach     include: parts/program-reach
    keeps_by_code     section: it is the reader's own, and no account's yet
      keep_hidden     include: parts/form-hidden, for POST /referrals with the code
    print_sheet       include: parts/print-sheet
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
{{#referral}}
<section class="prints-sheet" data-referral="{{public_id}}" data-status="{{status}}" data-kind="{{kind}}">
	{{#kind_live}}<h1>{{#t}}Sent to {{program_name}}{{/t}}</h1>{{/kind_live}}
	{{#kind_logged}}<h1>{{#t}}Kept: {{program_name}}{{/t}}</h1>{{/kind_logged}}
	{{#kind_tracking_only}}<h1>{{#t}}Kept: {{program_name}}{{/t}}</h1>{{/kind_tracking_only}}
	<h2>{{#t}}What happens next{{/t}}</h2>
	<ul>
	{{#kind_live}}
		{{#no_dont_reach_out}}
		<li>{{#t}}{{program_name}} gets an e-mail from us now.{{/t}}</li>
		{{#for_self}}{{#due_at}}<li>{{#t}}They should answer you by {{due_at_day}}.{{/t}}</li>{{/due_at}}
		{{#reach_phone_only}}<li>{{#t}}They will call you. We send you no message, so keep this page or its code.{{/t}}</li>{{/reach_phone_only}}
		{{#told_email}}<li>{{#t}}We e-mail you a copy. From it you can tell us what happened.{{/t}}</li>{{/told_email}}
		{{#told_text}}<li>{{#t}}We text you a link. With it you can tell us what happened.{{/t}}</li>{{/told_text}}{{/for_self}}
		{{#for_other}}{{#due_at}}<li>{{#t}}They should answer {{seeker_first_name}} by {{due_at_day}}.{{/t}}</li>{{/due_at}}
		{{#reach_phone_only}}<li>{{#t}}They will call {{seeker_first_name}}. We send {{seeker_first_name}} no message, so pass on the code
			below.{{/t}}</li>{{/reach_phone_only}}
		{{#told_email}}<li>{{#t}}We e-mail {{seeker_first_name}} a copy, with a link to tell us what happened.{{/t}}</li>{{/told_email}}
		{{#told_text}}<li>{{#t}}We text {{seeker_first_name}} a link to tell us what happened.{{/t}}</li>{{/told_text}}{{/for_other}}
		{{#discreet}}<li>{{#t}}Our messages do not say what this is about.{{/t}}</li>{{/discreet}}
		{{/no_dont_reach_out}}
		{{#dont_reach_out}}
		{{#for_self}}<li>{{#t}}Nobody will contact you. Now you contact {{program_name}}: they find your name on their list.{{/t}}</li>{{/for_self}}
		{{#for_other}}<li>{{#t}}Nobody will contact {{seeker_first_name}}. Now {{seeker_first_name}} contacts {{program_name}}: they find the name
			on their list.{{/t}}</li>{{/for_other}}
		<li><a href="{{base}}/programs/{{program_public_id}}">{{#t}}How to reach {{program_name}}{{/t}}</a></li>
		{{/dont_reach_out}}
	{{/kind_live}}
	{{#kind_logged}}
		<li>{{#t}}We did not contact {{program_name}}.{{/t}} <a href="{{base}}/programs/{{program_public_id}}/next-steps">{{#t}}Here is what to do next{{/t}}</a></li>
		{{#for_self}}{{#told_email}}<li>{{#t}}We e-mail you a copy. From it you can tell us what happened.{{/t}}</li>{{/told_email}}
		{{#told_text}}<li>{{#t}}We text you a link. With it you can tell us what happened.{{/t}}</li>{{/told_text}}{{/for_self}}
		{{#for_other}}{{#told_email}}<li>{{#t}}We e-mail {{seeker_first_name}} a copy, with a link to tell us what happened.{{/t}}</li>{{/told_email}}
		{{#told_text}}<li>{{#t}}We text {{seeker_first_name}} a link to tell us what happened.{{/t}}</li>{{/told_text}}{{/for_other}}
	{{/kind_logged}}
	{{#kind_tracking_only}}
		<li>{{#t}}We did not contact {{program_name}}, and we send no message to anybody.{{/t}}</li>
		<li><a href="{{base}}/programs/{{program_public_id}}">{{#t}}How to reach {{program_name}}{{/t}}</a></li>
	{{/kind_tracking_only}}
	</ul>
	{{>program_reach}}
	<div class="notice">
		<p>{{#for_self}}{{#t}}Your code{{/t}}{{/for_self}}{{#for_other}}{{#t}}The code for {{seeker_first_name}}{{/t}}{{/for_other}}
		<strong class="code" dir="ltr" data-code="{{code}}">{{code}}</strong></p>
		<p class="quiet">{{#t}}Anyone who signs in here and enters this code can see this referral. Keep it safe.{{/t}}</p>
	</div>
	{{#has_page}}<p class="no-print"><a href="{{base}}/referrals/{{public_id}}">{{#t}}See this referral{{/t}}</a></p>{{/has_page}}
	{{#keeps_by_code}}<form class="no-print" method="post" action="{{base}}/referrals">{{>keep_hidden}}<input type="hidden" name="code"
		value="{{code}}"><button>{{#t}}Keep it under “Referrals for Me”{{/t}}</button></form>{{/keeps_by_code}}
	{{>print_sheet}}
</section>
{{/referral}}

{{#no_signed_in_other}}
<section class="no-print">
	<h2>{{#t}}Do you want to know how it ends?{{/t}}</h2>
	<p>{{#t}}Sign in from here within a day. Then you find the referral under “People I’m Helping”.{{/t}}</p>
	<p><a class="button secondary" href="{{sign_in_url}}">{{#t}}Sign in to keep it{{/t}}</a></p>
</section>
{{/no_signed_in_other}}
{{#no_signed_in_self}}
<section class="no-print">
	<h2>{{#t}}Do you want to see it again later?{{/t}}</h2>
	<p>{{#t}}Sign in from here, and keep it under “Referrals for Me”. There you can also tell us what happened.{{/t}}</p>
	<p><a class="button secondary" href="{{sign_in_url}}">{{#t}}Sign in to keep it{{/t}}</a></p>
</section>
{{/no_signed_in_self}}

<section class="no-print">
	<h2>{{#t}}Does somebody else use this computer or phone?{{/t}}</h2>
	<p>{{#t}}Then keep the code, and make this page go away. What you sent stays sent.{{/t}}</p>
	<form method="post" action="{{base}}/sent/{{receipt}}/forget">{{>forget_hidden}}<button
		class="secondary">{{#t}}Forget this on this computer{{/t}}</button></form>
</section>

<p class="acts">
	<a class="button secondary" href="{{base}}/programs">{{#t}}Refer to another program{{/t}}</a>
	<button type="button" class="secondary" data-print hidden>{{#t}}Print a sheet to take along{{/t}}</button>
</p>
</main>
{{>foot}}
