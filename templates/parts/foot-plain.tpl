{{%AUTOESCAPE context="HTML"}}
{{! The end of a page without a foot: of those opened from a message, or where no site is known. }}
</body>
</html>
