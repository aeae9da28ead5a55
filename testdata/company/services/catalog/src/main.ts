import { createApp } from './app';
import { config } from './config';

createApp().listen(config.port, () => {
  console.log(`catalog listens on ${config.port}`);
});
