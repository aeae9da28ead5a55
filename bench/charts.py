"""A service of a fleet as a Helm chart with a values file for each environment, as charts look that `helm create` began."""

HELPERS = """\
{{- define "NAME.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" }}
{{- end }}

{{- define "NAME.fullname" -}}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride | trunc 63 | trimSuffix "-" }}
{{- else }}
{{- $name := default .Chart.Name .Values.nameOverride }}
{{- if contains $name .Release.Name }}
{{- .Release.Name | trunc 63 | trimSuffix "-" }}
{{- else }}
{{- printf "%s-%s" .Release.Name $name | trunc 63 | trimSuffix "-" }}
{{- end }}
{{- end }}
{{- end }}

{{- define "NAME.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
app.kubernetes.io/name: {{ include "NAME.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{- define "NAME.env" -}}
{{- range $variable, $source := .Values.secrets }}
- name: {{ $variable }}
  valueFrom:
    secretKeyRef:
      name: {{ $source.secret | quote }}
      key: {{ $source.key }}
{{- end }}
{{- with .Values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end }}
"""

DEPLOYMENT = """\
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "NAME.fullname" . }}
  labels:
    {{- include "NAME.labels" . | nindent 4 }}
spec:
  {{- if not .Values.autoscaling.enabled }}
  replicas: {{ .Values.replicas }}
  {{- end }}
  selector:
    matchLabels:
      app.kubernetes.io/name: {{ include "NAME.name" . }}
  template:
    metadata:
      labels:
        {{- include "NAME.labels" . | nindent 8 }}
      annotations:
        checksum/config: {{ include (print $.Template.BasePath "/configmap.yaml") . | sha256sum }}
    spec:
      {{- with .Values.imagePullSecrets }}
      imagePullSecrets:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      containers:
        - name: {{ .Chart.Name }}
          image: "{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}"
          env:
            {{- include "NAME.env" . | nindent 12 }}
          {{- if .Values.mounted }}
          volumeMounts:
            - {name: files, mountPath: /etc/files}
          {{- end }}
          resources:
            {{- toYaml .Values.resources | nindent 12 }}
      {{- if .Values.mounted }}
      volumes:
        - name: files
          secret:
            secretName: {{ .Values.mounted }}
      {{- end }}
"""

CONFIG = """\
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ include "NAME.fullname" . }}
data:
  {{- range $key, $value := .Values.settings }}
  {{ $key }}: {{ $value | quote }}
  {{- end }}
"""

INGRESS = """\
{{- if .Values.ingress.enabled }}
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: {{ include "NAME.fullname" . }}
  labels:
    {{- include "NAME.labels" . | nindent 4 }}
spec:
  tls:
    - hosts: [{{ .Values.ingress.host | quote }}]
      secretName: {{ .Values.ingress.tls }}
  rules:
    - host: {{ .Values.ingress.host | quote }}
      http:
        paths:
          - {path: /, pathType: Prefix, backend: {service: {name: {{ include "NAME.fullname" . }}, port: {number: 80}}}}
{{- end }}
"""


def values(service):
    """The chart's own values: most variables looked up one by one, the last ones written out as a list."""
    looked_up, listed = service.env[:-4], service.env[-4:]
    lines = ["replicas: 2", f"image: {{repository: registry.example.com/{service.name}, tag: ''}}", "imagePullSecrets: [{name: regcred}]",
             f"mounted: {service.mounted}", "autoscaling: {enabled: true}", "resources: {limits: {cpu: 500m, memory: 512Mi}}",
             "ingress: {enabled: false, host: '', tls: shared-tls}", "secrets:"]
    lines += [f"  {variable}: {{secret: {secret}, key: {key}}}" for variable, secret, key in looked_up]
    lines.append("extraEnv:")
    lines += [f"  - name: {variable}\n    valueFrom: {{secretKeyRef: {{name: {secret}, key: {key}}}}}" for variable, secret, key in listed]
    lines.append("settings:")
    lines += [f"  SETTING_{i:03d}: value-{i}" for i in range(service.settings)]
    return "\n".join(lines) + "\n"


def values_of(service, environment, index):
    """What an environment changes: little, as mostly."""
    return (f"replicas: {index + 1}\nimage: {{tag: 1.{index}.0}}\n"
            f"ingress: {{enabled: true, host: {service.name}.{environment}.example.com}}\n"
            f"settings:\n  ENVIRONMENT: {environment}\n  LOG_LEVEL: {'debug' if index == 0 else 'info'}\n")


def chart(service, environments):
    """The chart's files, by their paths in its folder."""
    files = {"Chart.yaml": f"apiVersion: v2\nname: {service.name}\nversion: 1.0.0\nappVersion: '1.0'\n", "values.yaml": values(service)}
    files |= {f"values-{each}.yaml": values_of(service, each, i) for i, each in enumerate(environments)}
    templates = {"_helpers.tpl": HELPERS, "deployment.yaml": DEPLOYMENT, "configmap.yaml": CONFIG, "ingress.yaml": INGRESS}
    return files | {f"templates/{name}": text.replace("NAME", service.name) for name, text in templates.items()}
