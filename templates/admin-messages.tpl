{{%AUTOESCAPE context="HTML"}}
{{! The messages that a site sent, or could not send.
markers:
  failed_only       section: only those that failed for good; or no_failed_only
  has_messages      section, or no_has_messages; message_row, once a message: kind_words, state_words, recipient (masked), reason, made_at
                    (with made_at_exact, made_at_iso), has_failed, is_text (sections)
  older             text: the message before which older ones stand; empty: none }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#t}}Delivery log{{/t}}</title>
{{>head}}
<main id="main" class="middle">
<p class="back"><a href="{{base}}/admin">{{#t}}Site tools{{/t}}</a></p>
<h1>{{#t}}Delivery log{{/t}}</h1>
<p class="lead">{{#t}}Messages that went out, and those that did not. We do not keep their words.{{/t}}</p>
<ul class="lines">
<li><a href="{{base}}/admin/messages"{{#no_failed_only}} aria-current="true"{{/no_failed_only}}>{{#t}}Delivery log{{/t}}</a></li>
<li><a href="{{base}}/admin/messages?state=failed"{{#failed_only}} aria-current="true"{{/failed_only}}>{{#t}}Could not be delivered{{/t}}</a></li>
</ul>
{{#no_has_messages}}<div class="empty"><p>{{#t}}There is no message here.{{/t}}</p></div>{{/no_has_messages}}
{{#has_messages}}<ul class="cards">{{#message_row}}<li class="card">
<h2>{{kind_words}}</h2>
<p>{{#has_failed}}<b class="disputed">{{state_words}}</b>{{/has_failed}}{{#no_has_failed}}{{state_words}}{{/no_has_failed}}
	· {{#is_text}}{{#t}}Text{{/t}}{{/is_text}}{{#no_is_text}}{{#t}}E-mail{{/t}}{{/no_is_text}} · <bdi dir="ltr">{{recipient}}</bdi></p>
{{#reason}}<p class="quiet"><bdi>{{reason}}</bdi></p>{{/reason}}
<p class="quiet"><time datetime="{{made_at_iso}}">{{made_at_exact}}</time></p>
</li>
{{/message_row}}</ul>{{/has_messages}}
{{#older}}<p class="pager"><a class="button secondary"
	href="{{base}}/admin/messages?before={{older}}{{#failed_only}}&amp;state=failed{{/failed_only}}">{{#t}}Older{{/t}}</a></p>{{/older}}
</main>
{{>foot}}
