{{%AUTOESCAPE context="HTML"}}
{{! One act that ends something, on a page of its own: what happens, and one button.
markers:
  status, kind, disputed   of the referral, by referral_mark()
  public_id, program_name, seeker_first_name   texts
  back_url          text: the page of the referral
  version           number: what the viewer was shown
  is_seeker         section: the viewer is the seeker; or no_is_seeker
  stop_means        include: parts/stop-means
  stops_contact     section: nobody is to contact the person any more; or no_stops_contact: sharing with the program stops
  has_problems      section; problems: problem_field, problem
  form_hidden       include: parts/form-hidden }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#stops_contact}}{{#t}}Stop all contact{{/t}}{{/stops_contact}}\
	{{#no_stops_contact}}{{#t}}Stop sharing{{/t}}{{/no_stops_contact}}</title>
{{>head}}
<main id="main" data-referral="{{public_id}}" data-status="{{status}}" data-kind="{{kind}}"{{#disputed}} data-disputed{{/disputed}}>
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}Not saved. Nothing was changed yet{{/t}}</h2>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
<p class="back"><a href="{{back_url}}">{{#t}}Back, change nothing{{/t}}</a></p>
<h1>{{#stops_contact}}{{#is_seeker}}{{#t}}Stop {{program_name}} from contacting you{{/t}}{{/is_seeker}}\
	{{#no_is_seeker}}{{#t}}Stop all contact with {{seeker_first_name}} about {{program_name}}{{/t}}{{/no_is_seeker}}{{/stops_contact}}\
	{{#no_stops_contact}}{{#t}}Stop sharing with {{program_name}}{{/t}}{{/no_stops_contact}}</h1>
<form class="sheet" method="post" action="{{base}}/referrals/{{public_id}}/{{#stops_contact}}reach{{/stops_contact}}\
{{#no_stops_contact}}stop-sharing{{/no_stops_contact}}">
{{>form_hidden}}
{{>stop_means}}
{{#stops_contact}}
<input type="hidden" name="seen" value="{{version}}">
<input type="hidden" name="stop_contact" value="yes">
<p><button class="danger" name="reach" value="dont_reach_out">{{#t}}Stop all contact now{{/t}}</button></p>
{{/stops_contact}}
{{#no_stops_contact}}<p><button class="danger">{{#t}}Yes, stop sharing{{/t}}</button></p>{{/no_stops_contact}}
</form>
</main>
{{>foot}}
