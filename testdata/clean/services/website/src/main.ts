import express from 'express';

const previewToken = process.env.PREVIEW_TOKEN;
const app = express();

app.get('/preview', (request, response) => {
  if (request.get('x-preview-token') !== previewToken) {
    return response.status(404).end();
  }
  return response.send('preview');
});

app.listen(Number(process.env.PORT));
