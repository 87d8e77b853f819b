{{%AUTOESCAPE context="HTML"}}
{{! The hidden fields of every form that changes something: form_token, form_once, form_time.
A page with several forms includes it under a name of its own for each: form_hidden, undo_hidden ... }}
<input type="hidden" name="form_token" value="{{form_token}}">
<input type="hidden" name="form_once" value="{{form_once}}">
<input type="hidden" name="form_time" value="{{form_time}}">
