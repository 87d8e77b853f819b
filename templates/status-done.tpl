{{%AUTOESCAPE context="HTML"}}
{{! Behind the link of a discreet message: what a site held about a person is erased. It names nobody. }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#t}}It is done{{/t}}</title>
{{>head}}
<main id="main">
<h1>{{#t}}It is done{{/t}}</h1>
<p class="lead">{{#t}}You asked us to erase what we hold about you. Now it is erased.{{/t}}</p>
<p>{{#t}}You don’t have to do anything. Links in earlier messages no longer work.{{/t}}</p>
</main>
{{>foot}}
