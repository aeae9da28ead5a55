{{- define "tickets.mail" -}}
{{- $keys := dict "MAIL_USER" "USER" "MAIL_PASSWORD" "PASSWORD" -}}
{{- range $variable, $key := $keys }}
- name: {{ $variable }}
  valueFrom:
    secretKeyRef:
      name: {{ required "mail.secret" $.Values.mail.secret }}
      key: {{ $key }}
{{- end }}
{{- end -}}
