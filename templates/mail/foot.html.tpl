{{%AUTOESCAPE context="HTML"}}
{{! How each HTML mail ends. }}
</td></tr></table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</body>
</html>
