{{%AUTOESCAPE context="HTML"}}
{{! The colors and logo of a site, with a preview.
markers:
  preview_query     text: the colors of the preview, as a query
  preview_name      text: the name of the site in it
  logo_form         section; form_hidden include: parts/form-hidden; logo_error text: what is wrong with the file; is_shown section: with shown_logo
  shown_logo        section: a logo that is shown and not used yet; form_hidden include; picture: its bytes in base64; picture_type: png, jpeg or webp;
                    picture_hex: for the way back
  has_logo          section: the site has one; form_hidden include
  in_use            section: the preview shows what is in use; or no_in_use
  saved             section: it was saved a moment ago
  has_problems      section; problems, once each: problem_field, problem
  form_hidden       include: parts/form-hidden, and the fields of the form }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#t}}Look{{/t}}</title>
<link rel="stylesheet" href="{{base}}/admin/look.css?{{preview_query}}">
{{>head}}
<main id="main" class="two">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}This was not saved yet{{/t}}</h2>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
{{#saved}}<p class="notice good" role="status" tabindex="-1" autofocus>{{#t}}Saved.{{/t}}</p>{{/saved}}
<div class="head">
<p class="back"><a href="{{base}}/admin">{{#t}}Site tools{{/t}}</a></p>
<h1>{{#t}}Look{{/t}}</h1>
</div>
<div class="story">
<form method="post" action="{{base}}/admin/look">
{{>form_hidden}}
<div class="sheet">
<h2>{{#t}}Name{{/t}}</h2>
{{>name_field}}
{{>operator_field}}
</div>
<div class="sheet">
<h2>{{#t}}Colors{{/t}}</h2>
<div class="pair">
{{>brand_color_field}}
{{>brand_color_dark_field}}
</div>
<div class="pair">
{{>link_color_field}}
{{>link_color_dark_field}}
</div>
</div>
<div class="acts"><button type="submit" name="go" value="preview" class="secondary">{{#t}}Preview{{/t}}</button>
<button type="submit" name="go" value="use">{{#t}}Use this look{{/t}}</button></div>
</form>
<div class="sheet">
<h2>{{#t}}Logo{{/t}}</h2>
{{#shown_logo}}<form method="post" action="{{base}}/admin/look/logo" class="notice" tabindex="-1" autofocus>
{{>form_hidden}}
<input type="hidden" name="shown" value="{{picture_hex}}">
<p>{{#t}}This is the picture that you chose. <b>Not in use yet.</b>{{/t}}</p>
<p class="site"><img src="data:image/{{picture_type}};base64,{{picture}}" alt="{{#t}}The picture that you chose{{/t}}"></p>
<p><button type="submit" name="go" value="use">{{#t}}Use this logo{{/t}}</button></p>
</form>{{/shown_logo}}
{{#logo_form}}<form method="post" action="{{base}}/admin/look/logo" enctype="multipart/form-data">
{{>form_hidden}}
<div class="field"><label for="logo">{{#t}}Picture{{/t}}</label>
<p class="hint" id="logo-hint">{{#t}}PNG, JPEG or WebP, at most 64 KB. It stands in place of the name at the top of each page{{/t}}</p>
{{#logo_error}}<p class="error" id="logo-error">{{logo_error}}</p>{{/logo_error}}
<input id="logo" name="logo" type="file" accept="image/png,image/jpeg,image/webp" aria-describedby="logo-hint{{#logo_error}} logo-error{{/logo_error}}"\
	{{#logo_error}} aria-invalid="true"{{/logo_error}}></div>
<div class="acts"><button type="submit" name="go" value="preview" class="secondary">{{#t}}Show it first{{/t}}</button>
<button type="submit" name="go" value="use"{{#is_shown}} class="secondary"{{/is_shown}}>{{#t}}Use it as logo{{/t}}</button></div>
</form>{{/logo_form}}
{{#has_logo}}<form method="post" action="{{base}}/admin/look/logo">
{{>form_hidden}}
<p><button type="submit" name="go" value="remove" class="secondary">{{#t}}Remove the logo{{/t}}</button></p>
</form>{{/has_logo}}
</div>
</div>
<div class="side">
{{#in_use}}<p class="quiet">{{#t}}In use now{{/t}}</p>{{/in_use}}
{{#no_in_use}}<p class="quiet" tabindex="-1" autofocus>{{#t}}Preview. <b>Not in use yet.</b>{{/t}}</p>{{/no_in_use}}
<div class="preview light">
<p><b>{{preview_name}}</b></p>
<p><a href="#main">{{#t}}A link{{/t}}</a>{{#t}}, and text beside it.{{/t}}</p>
<p class="acts"><b class="filled">{{#t}}Ask for help here{{/t}}</b> <b class="lined">{{#t}}How to get it{{/t}}</b></p>
</div>
<div class="preview dark">
<p><b>{{#t}}In the dark{{/t}}</b></p>
<p><a href="#main">{{#t}}A link{{/t}}</a>{{#t}}, and text beside it.{{/t}}</p>
<p class="acts"><b class="filled">{{#t}}Ask for help here{{/t}}</b> <b class="lined">{{#t}}How to get it{{/t}}</b></p>
</div>
<p class="quiet">{{#t}}A color needs a contrast of 4.5 to 1 with the page, so that all people can read it. We do not save a color that has less.{{/t}}</p>
</div>
</main>
{{>foot}}
