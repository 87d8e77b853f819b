{{%AUTOESCAPE context="HTML"}}
{{! How to reach somebody without putting them at risk, before any number or address of theirs.
markers: safe_contact, safe_by_phone, safe_by_text, safe_by_email, safe_by_mail   texts }}
<div class="notice danger">
{{#safe_contact}}<p class="typed" dir="auto"><b>{{safe_contact:pre_escape}}</b></p>{{/safe_contact}}
{{#safe_by_phone}}<p>{{#t}}Phone: <b>{{safe_by_phone}}</b>{{/t}}</p>{{/safe_by_phone}}
{{#safe_by_text}}<p>{{#t}}Texts: <b>{{safe_by_text}}</b>{{/t}}</p>{{/safe_by_text}}
{{#safe_by_email}}<p>{{#t}}E-mail: <b>{{safe_by_email}}</b>{{/t}}</p>{{/safe_by_email}}
{{#safe_by_mail}}<p>{{#t}}Letters: <b>{{safe_by_mail}}</b>{{/t}}</p>{{/safe_by_mail}}
</div>
