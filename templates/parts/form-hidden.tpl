{{%AUTOESCAPE context="HTML"}}
{{! The hidden fields of every form that changes something: form_token, form_once, form_time.
On a page with several forms each stands in a section or part of its own, and form_hidden() fills it there. }}
<input type="hidden" name="form_token" value="{{form_token}}"><input type="hidden" name="form_once" value="{{form_once}}"><input type="hidden" name="form_time" value="{{form_time}}">
