{{%AUTOESCAPE context="HTML"}}
{{! The hidden fields of every form that changes something: form_token, form_once, form_time; form_list: where its page leads back to.
A page with several forms includes it under a name of its own for each: form_hidden, undo_hidden ... }}
<input type="hidden" name="form_token" value="{{form_token}}">
<input type="hidden" name="form_once" value="{{form_once}}">
<input type="hidden" name="form_time" value="{{form_time}}">{{#form_list}}<input type="hidden" name="form_list" value="{{form_list}}">{{/form_list}}
