{{%AUTOESCAPE context="HTML"}}
{{! One act that ends something, on a page of its own: what happens, and one button.
markers:
  public_id, program_name, seeker_first_name   texts
  back_url          text: the page of the referral
  version           number: what the viewer was shown
  is_seeker         section: the viewer is the seeker; or no_is_seeker
  kind_live         section
  stops_contact     section: nobody is to contact the person any more; or no_stops_contact: sharing with the program stops
  has_problems      section; problems: problem_field, problem
  form_hidden       include: parts/form-hidden }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#stops_contact}}{{#t}}Stop all contact{{/t}}{{/stops_contact}}\
	{{#no_stops_contact}}{{#t}}Stop sharing{{/t}}{{/no_stops_contact}}</title>
{{>head}}
<main id="main" data-referral="{{public_id}}">
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
<p>{{#t}}When you press the button:{{/t}}</p>
{{#stops_contact}}
<input type="hidden" name="seen" value="{{version}}">
<input type="hidden" name="stop_contact" value="yes">
<ul>
	<li>{{#is_seeker}}{{#t}}We send you nothing more about this.{{/t}}{{/is_seeker}}\
		{{#no_is_seeker}}{{#t}}We send {{seeker_first_name}} nothing more about this.{{/t}}{{/no_is_seeker}}</li>
	{{#kind_live}}<li>{{#t}}The program sees that it must not call or write. It no longer sees the e-mail and phone number here. It may still have
		what we sent before.{{/t}}</li>{{/kind_live}}
	{{#no_is_seeker}}<li>{{#t}}Only {{seeker_first_name}} can take this back.{{/t}}</li>{{/no_is_seeker}}
</ul>
{{#is_seeker}}<p>{{#t}}You can take this back yourself, at any time. Nobody else can.{{/t}}</p>{{/is_seeker}}
<p><button class="danger" name="reach" value="dont_reach_out">{{#t}}Stop all contact now{{/t}}</button></p>
{{/stops_contact}}
{{#no_stops_contact}}
<ul>
	<li>{{#t}}They no longer see the phone number, the e-mail, the comment and shared notes here. They may still have what we sent them before.{{/t}}</li>
	<li>{{#t}}They keep the name, and can say what happened.{{/t}}</li>
	<li>{{#t}}We send them nothing more, and the links in our messages to them stop working.{{/t}}</li>
	<li>{{#t}}They see that sharing stopped, and on which day.{{/t}}</li>
</ul>
<p><strong>{{#t}}You can’t take this back. To share again, send a new referral.{{/t}}</strong></p>
<p><button class="danger">{{#t}}Yes, stop sharing{{/t}}</button></p>
{{/no_stops_contact}}
</form>
</main>
{{>foot}}
