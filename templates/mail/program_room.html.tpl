{{%AUTOESCAPE context="HTML"}}
{{>mail_head}}
<h1>{{#t}}Does {{program_name}} have room?{{/t}}</h1>
<p>{{#t}}Can {{program_name}} take new people? What you answer shows on its card at {{site_name}} at once.{{/t}}</p>
{{#room_open}}<p>{{#t}}The card now says that you have room.{{/t}}</p>{{/room_open}}
{{#room_wait_list}}<p>{{#t}}The card now says that you have a wait list.{{/t}}</p>{{/room_wait_list}}
{{#room_closed}}<p>{{#t}}The card now says that you are full.{{/t}}</p>{{/room_closed}}
<p><a class="button" style="padding:11px 20px;background:#0b5a5c;color:#ffffff" href="{{has_room_link}}">{{#t}}We have room{{/t}}</a></p>
<p><a class="button" style="padding:11px 20px;background:#0b5a5c;color:#ffffff"
	href="{{wait_list_link}}">{{#t}}There is a wait list{{/t}}</a></p>
<p><a class="button" style="padding:11px 20px;background:#0b5a5c;color:#ffffff"
	href="{{full_link}}">{{#t}}We are full, until a day that we can name{{/t}}</a></p>
<p>{{#t}}Each link opens a page on which you confirm. You need not sign in. The links work for 14 days.{{/t}}</p>
<div class="foot">
<p>{{#t}}You get this because this address gets the referrals to {{program_name}} from {{site_name}}.{{/t}}</p>
{{#unsubscribe_link}}<p><a href="{{unsubscribe_link}}">{{#t}}Stop these e-mails{{/t}}</a></p>{{/unsubscribe_link}}
{{#site_operator}}<p>{{#t}}{{site_name}} is run by {{site_operator}}.{{/t}}</p>{{/site_operator}}
</div>
{{>mail_foot}}
