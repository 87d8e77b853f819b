{{%AUTOESCAPE context="HTML"}}
{{! The organizations that looked at a referral, for the person whom it is about: no names of people.
markers:
  status, kind, disputed   of the referral, by referral_mark()
  public_id, program_name   texts
  looks             include: parts/looks }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#t}}Who looked: {{program_name}}{{/t}}</title>
{{>head}}
<main id="main" data-referral="{{public_id}}" data-status="{{status}}" data-kind="{{kind}}"{{#disputed}} data-disputed{{/disputed}}>
<p class="back"><a href="{{base}}/referrals/{{public_id}}"><bdi>{{program_name}}</bdi></a></p>
<h1>{{#t}}Who looked at this{{/t}}</h1>
{{>looks}}
</main>
{{>foot}}
