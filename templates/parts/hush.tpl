{{%AUTOESCAPE context="HTML"}}
{{! "Don't reach out" as one button, near the top of the referral's page. It sends the form of parts/reach-form, in which
this choice wins over everything else, so nothing that stands there can hold it up.
markers:
  seeker_first_name text
  is_seeker         section: the viewer is the seeker; or no_is_seeker
  kind_live         section }}
<details>
<summary>{{#t}}Don’t reach out{{/t}}</summary>
<div class="panel">
<p>{{#t}}This is what happens:{{/t}}</p>
<ul>
	<li>{{#is_seeker}}{{#t}}We send you nothing more about this.{{/t}}{{/is_seeker}}\
		{{#no_is_seeker}}{{#t}}We send {{seeker_first_name}} nothing more about this.{{/t}}{{/no_is_seeker}}</li>
	{{#kind_live}}<li>{{#t}}The program sees not to call or write. It no longer sees the e-mail and phone number here. It may still have what we
		sent before.{{/t}}</li>{{/kind_live}}
	{{#no_is_seeker}}<li>{{#t}}Only {{seeker_first_name}} can take this back.{{/t}}</li>{{/no_is_seeker}}
</ul>
<p><button class="danger" form="reach-form" name="reach" value="dont_reach_out">{{#is_seeker}}{{#t}}Yes, don’t reach out to me{{/t}}{{/is_seeker}}\
	{{#no_is_seeker}}{{#t}}Yes, don’t reach out to {{seeker_first_name}}{{/t}}{{/no_is_seeker}}</button></p>
</div>
</details>
