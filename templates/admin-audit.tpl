{{%AUTOESCAPE context="HTML"}}
{{! The acts of the administrators of a site.
markers:
  has_acts          section, or no_has_acts; act_row, once an act: number, at (with at_exact, at_iso), act_words, what_words, object_name,
                    account_name, actor_name, old_value, new_value (texts; may be empty), has_values, by_command (sections)
  older             text: the number before which older acts stand; empty: none }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#t}}Audit log{{/t}}</title>
{{>head}}
<main id="main" class="middle">
<p class="back"><a href="{{base}}/admin">{{#t}}Site tools{{/t}}</a></p>
<h1>{{#t}}Audit log{{/t}}</h1>
<p class="lead">{{#t}}Each change that a site admin made, newest first. Nobody can change or delete a line.{{/t}}</p>
{{#no_has_acts}}<div class="empty"><p>{{#t}}Nothing was changed yet.{{/t}}</p></div>{{/no_has_acts}}
{{#has_acts}}<p><a class="button secondary" href="{{base}}/admin/audit.csv">{{#t}}Download as CSV{{/t}}</a></p>
<ul class="cards">{{#act_row}}<li class="card" data-audit="{{number}}">
<h2>{{act_words}}{{#what_words}}: {{what_words}}{{/what_words}}</h2>
{{#object_name}}<p><bdi>{{object_name}}</bdi>{{#account_name}} · <bdi>{{account_name}}</bdi>{{/account_name}}</p>{{/object_name}}
{{#has_values}}<p>{{#old_value}}<del dir="auto">{{old_value}}</del>{{/old_value}}
	{{#new_value}}<ins dir="auto">{{new_value}}</ins>{{/new_value}}</p>{{/has_values}}
<p class="quiet">{{#by_command}}{{#t}}By command{{/t}}{{/by_command}}{{#actor_name}}<bdi>{{actor_name}}</bdi>{{/actor_name}}
	· <time datetime="{{at_iso}}">{{at_exact}}</time></p>
</li>
{{/act_row}}</ul>{{/has_acts}}
{{#older}}<p class="pager"><a class="button secondary" href="{{base}}/admin/audit?before={{older}}">{{#t}}Older{{/t}}</a></p>{{/older}}
</main>
{{>foot}}
