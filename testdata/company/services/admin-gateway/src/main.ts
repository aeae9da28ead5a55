import express from 'express';
import session from 'express-session';
import { login } from './login';

const sessionSecret = process.env.SESSION_SECRET;
if (!sessionSecret) {
  throw new Error('SESSION_SECRET is not set');
}

const app = express();
app.set('trust proxy', 1);
app.use(session({ secret: sessionSecret, resave: false, saveUninitialized: false, cookie: { secure: true, sameSite: 'lax' } }));
app.use('/login', login);
app.listen(Number(process.env.PORT ?? 8080));
