{{%AUTOESCAPE context="HTML"}}
{{! A referral on paper, without a script: a sheet to take along, or what staff work with.
markers:
  status, kind, disputed   of the referral, by referral_mark()
  a row's markers as in referral.tpl
  is_program        section: the viewer is the program
  erased_at         instant: the person’s data was erased; or no_erased_at
  takes_along       section: the sheet for the person; or no_takes_along
  seeker_language_name   text
  has_answers       section: answers came with it that the viewer may see; answers_part   include: parts/answers
  print_sheet       include: parts/print-sheet
  qr                include: parts/qr, where the QR code leads
  with_notes        section: notes were asked for; or no_with_notes
    notes           section, oldest first: note_text, actor_first_name, made_at (a day) }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#t}}To print: {{program_name}}{{/t}}</title>
{{>head}}
<main id="main" class="paper" data-referral="{{public_id}}" data-status="{{status}}" data-kind="{{kind}}"\
	{{#disputed}} data-disputed{{/disputed}}{{#is_program}}{{#discreet}} data-discreet{{/discreet}}{{/is_program}}>
<p class="back"><a href="{{base}}/referrals/{{public_id}}">{{#t}}Back to the referral{{/t}}</a></p>
<div class="no-print">
<h1>{{#takes_along}}{{#t}}A sheet to take along{{/t}}{{/takes_along}}{{#no_takes_along}}{{#t}}This referral on paper{{/t}}{{/no_takes_along}}</h1>
<p>{{#t}}Print it with your browser. Only the sheet below goes on the paper.{{/t}}
{{#takes_along}}{{#t}}It does not say whose it is.{{/t}}{{/takes_along}}</p>
<p class="acts"><button type="button" data-print hidden>{{#t}}Print{{/t}}</button>
{{#with_notes}}<a class="go" href="{{base}}/referrals/{{public_id}}/print">{{#t}}Without notes{{/t}}</a>{{/with_notes}}\
{{#no_with_notes}}<a class="go" href="{{base}}/referrals/{{public_id}}/print?notes=yes">{{#t}}With my side’s notes{{/t}}</a>{{/no_with_notes}}</p>
</div>
{{#takes_along}}{{>print_sheet}}{{/takes_along}}
{{#no_takes_along}}
<section class="sheet">
<h2><bdi>{{#no_erased_at}}{{seeker_name}}{{/no_erased_at}}{{#erased_at}}{{program_name}}{{/erased_at}}</bdi></h2>
<p>{{program_name}} · {{made_at_exact}} · {{status_label}}</p>
{{#discreet}}<p class="flag">{{#t}}Someone else may read or hear their messages. Don’t say who you are or what it is about.{{/t}}</p>{{/discreet}}
{{#dont_reach_out}}{{#no_consent_withdrawn}}<p><b>{{#t}}{{seeker_first_name}} will reach out to you
	directly{{/t}}</b></p>{{/no_consent_withdrawn}}{{/dont_reach_out}}
{{#seeker_phone}}<p><b dir="ltr">{{seeker_phone_text}}</b> {{#reach_text}}{{#t}}text message{{/t}}{{/reach_text}}
	{{#reach_phone}}{{#t}}phone call{{/t}}{{/reach_phone}}</p>{{/seeker_phone}}
{{#seeker_email}}<p><b dir="ltr">{{seeker_email}}</b></p>{{/seeker_email}}
{{#seeker_language_name}}<p>{{#t}}Language:{{/t}} {{seeker_language_name}}</p>{{/seeker_language_name}}
{{#for_other}}<p>{{#t}}Referred by:{{/t}} <bdi>{{helper_name}}</bdi> {{helper_organization}} <bdi dir="ltr">{{helper_phone_text}}</bdi></p>{{/for_other}}
{{#comment}}<blockquote dir="auto">{{comment:pre_escape}}</blockquote>{{/comment}}
</section>
{{#has_answers}}<h2>{{#t}}Answers{{/t}}</h2>
{{>answers_part}}{{/has_answers}}
{{/no_takes_along}}
<section class="sheet qr-link">
<h2>{{#takes_along}}{{#t}}To see it or say what happened{{/t}}{{/takes_along}}{{#no_takes_along}}{{#t}}To open it{{/t}}{{/no_takes_along}}</h2>
{{#takes_along}}<p>{{#t}}Open this page, sign in with your e-mail or phone, and type the code.{{/t}}</p>{{/takes_along}}
{{#code}}<p><strong class="code" dir="ltr">{{code}}</strong></p>{{/code}}
{{>qr}}
</section>
{{#with_notes}}
<section class="sheet">
<h2>{{#t}}Notes{{/t}}</h2>
<ul class="lines">
{{#notes}}<li><span class="typed" dir="auto">{{note_text:pre_escape}}</span> <span class="quiet">{{actor_first_name}} · {{made_at_day}}</span></li>
{{/notes}}
</ul>
</section>
{{/with_notes}}
</main>
{{>foot}}
