{{%AUTOESCAPE context="HTML"}}
{{! The form of a saved row's Undo button. It stands after the list, whose own form it cannot be in.
markers:
  public_id         text
  back              text: path of the list
  undo_hidden       include: parts/form-hidden }}
<form id="undo-{{public_id}}" method="post" action="{{base}}/status/{{public_id}}">
{{>undo_hidden}}
<input type="hidden" name="undo" value="yes">
<input type="hidden" name="back" value="{{back}}">
</form>
