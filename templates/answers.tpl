{{%AUTOESCAPE context="HTML"}}
{{! The answers that came with a referral.
markers:
  status, kind, disputed   of the referral, by referral_mark()
  public_id, program_name, seeker_name   texts
  is_seeker         section: the reader is the person; or no_is_seeker
  is_program, discreet   sections
  made_at           a day; version_number   number: of the questions
  answers_part      include: parts/answers }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#is_seeker}}{{#t}}Your answers{{/t}}{{/is_seeker}}{{#no_is_seeker}}{{#t}}{{seeker_name}}’s answers{{/t}}{{/no_is_seeker}}</title>
{{>head}}
<main id="main" data-referral="{{public_id}}" data-status="{{status}}" data-kind="{{kind}}"\
	{{#disputed}} data-disputed{{/disputed}}{{#is_program}}{{#discreet}} data-discreet{{/discreet}}{{/is_program}}>
<p class="back"><a href="{{base}}/referrals/{{public_id}}">{{#t}}Back to the referral{{/t}}</a></p>
<h1>{{#is_seeker}}{{#t}}Your answers{{/t}}{{/is_seeker}}{{#no_is_seeker}}{{#t}}<bdi>{{seeker_name}}</bdi>’s answers{{/t}}{{/no_is_seeker}}</h1>
<p class="lead">{{#t}}<bdi>{{program_name}}</bdi> asked these questions before the referral was sent on {{made_at_day}}.{{/t}}</p>
{{#is_program}}{{#discreet}}<p class="flag">{{#t}}Someone else may read or hear their messages. Don’t say who you are or what it is
	about.{{/t}}</p>{{/discreet}}{{/is_program}}
{{>answers_part}}
<p class="quiet">{{#t}}The questions are worded as they were asked (version {{version_number}}).{{/t}}</p>
<p class="acts no-print"><button type="button" class="secondary" data-print hidden>{{#t}}Print{{/t}}</button>
<a class="go" href="{{base}}/referrals/{{public_id}}/answers.json" download>{{#t}}Download for other software (FHIR){{/t}}</a></p>
</main>
{{>foot}}
